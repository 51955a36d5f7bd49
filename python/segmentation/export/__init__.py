"""The fitted model outside of the warehouse: scikit-learn and ONNX."""
