namespace ConvGen.Onnx;

/// <summary>A factor of one axis of a feature map: the digit of its index that counts steps of <paramref name="Inner"/> positions.</summary>
/// <param name="Axis">The axis: 0 for channels, then the spatial ones.</param>
/// <param name="Inner">Positions per step.</param>
/// <param name="Size">Steps.</param>
internal readonly record struct AxisAtom(int Axis, int Inner, int Size);
