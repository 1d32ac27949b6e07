using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>A tensor that is computed at run time: a layer's output as an ONNX tensor shows it.</summary>
internal sealed record FeatureMap(ImportedLayer Layer, TensorView View)
{
    public TensorShape Shape => Layer.Shape;

    public int[] Extents => View.Extents;

    /// <summary>The layer's output with the dimensions ONNX's operators expect.</summary>
    public static FeatureMap Image(ImportedLayer layer) => new(layer, TensorView.Image(layer.Shape));
}
