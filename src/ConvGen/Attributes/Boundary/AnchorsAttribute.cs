using System;

namespace ConvGen;

/// <summary>
/// Anchor boxes on a feature map, generated as a table of <see cref="Anchor"/> in the order y, x, anchor. The centre of a position is the layer's
/// own receptive-field centre: <c>Center + index · Jump + ½</c> input pixels. Give <see cref="Boxes"/>, or
/// <see cref="Sizes"/> × <see cref="Scales"/> × <see cref="Ratios"/>, nested in that order. Not a layer.
/// </summary>
/// <param name="layer">The name of the feature map's layer.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AnchorsAttribute(string layer) : Attribute
{
    /// <summary>The name of the feature map's layer.</summary>
    public string Layer { get; } = layer;

    /// <summary>Widths and heights in input pixels: w₀, h₀, w₁, h₁ ….</summary>
    public double[]? Boxes { get; set; }

    /// <summary>Base sizes in input pixels: w = size · scale / √ratio, h = size · scale · √ratio.</summary>
    public double[]? Sizes { get; set; }

    /// <summary>Factors of every size; 1 by default.</summary>
    public double[]? Scales { get; set; }

    /// <summary>Ratios h/w of every box; 1 by default.</summary>
    public double[]? Ratios { get; set; }

    /// <summary>The distance of neighbouring positions that the training code assumed, in input pixels; only compared with the layer's jump.</summary>
    public double Stride { get; set; }

    /// <summary>The centre of position 0 that the training code assumed, in input pixels; only compared with the layer's centre.</summary>
    public double Offset { get; set; }

    /// <summary>The overlap (intersection over union) from which training matched an anchor to an object; 0 where it matched by cell.</summary>
    public double MatchingIoU { get; set; }
}
