using System;

namespace ConvGen;

/// <summary>Turns a detector's raw outputs into boxes, and back for training targets.</summary>
public static class BoxDecoder
{
    // exp of more than this would make a box of thousands of anchors: torchvision's clamp, ln(1000 / 16).
    private const float MostLogScale = 4.1351666f;

    /// <summary>
    /// Centre-size deltas against an anchor (SSD, Liu 2016; Faster R-CNN, Ren 2015):
    /// centre = anchor centre + delta · variance · anchor size; size = anchor size · e^(delta · variance), the exponent at most ln(1000/16).
    /// </summary>
    /// <param name="anchor">The anchor.</param>
    /// <param name="x">Delta of the centre's x.</param>
    /// <param name="y">Delta of the centre's y.</param>
    /// <param name="width">Delta of the width.</param>
    /// <param name="height">Delta of the height.</param>
    /// <param name="centerVariance">SSD's variance of the centre, 0.1; 1 over the weight that torchvision names (10).</param>
    /// <param name="sizeVariance">SSD's variance of the size, 0.2; 1 over the weight that torchvision names (5).</param>
    public static Box FromDeltas(Anchor anchor, float x, float y, float width, float height, float centerVariance = 0.1f, float sizeVariance = 0.2f) =>
        Box.FromCenter(
            anchor.CenterX + (x * centerVariance * anchor.Width),
            anchor.CenterY + (y * centerVariance * anchor.Height),
            anchor.Width * MathF.Exp(Math.Min(width * sizeVariance, MostLogScale)),
            anchor.Height * MathF.Exp(Math.Min(height * sizeVariance, MostLogScale)));

    /// <summary>The deltas from which <see cref="FromDeltas"/> makes <paramref name="box"/>.</summary>
    /// <param name="anchor">The anchor.</param>
    /// <param name="box">The box; its size must be positive.</param>
    /// <param name="centerVariance">Variance of the centre.</param>
    /// <param name="sizeVariance">Variance of the size.</param>
    public static (float X, float Y, float Width, float Height) ToDeltas(Anchor anchor, Box box, float centerVariance = 0.1f, float sizeVariance = 0.2f) => (
        (box.CenterX - anchor.CenterX) / anchor.Width / centerVariance,
        (box.CenterY - anchor.CenterY) / anchor.Height / centerVariance,
        MathF.Log(box.Width / anchor.Width) / sizeVariance,
        MathF.Log(box.Height / anchor.Height) / sizeVariance);

    /// <summary>
    /// The cell and log-size form of YOLO (v2, v3: Redmon and Farhadi 2016, 2018): centre = (cell + sigmoid(x)) · stride; size = anchor size · e^w.
    /// </summary>
    /// <param name="column">The cell's column.</param>
    /// <param name="row">The cell's row.</param>
    /// <param name="stride">The cell's size in input pixels: the feature map's jump.</param>
    /// <param name="anchorWidth">The anchor's width in input pixels.</param>
    /// <param name="anchorHeight">The anchor's height in input pixels.</param>
    /// <param name="x">Raw output for the centre's x.</param>
    /// <param name="y">Raw output for the centre's y.</param>
    /// <param name="width">Raw output for the width.</param>
    /// <param name="height">Raw output for the height.</param>
    public static Box FromCell(int column, int row, float stride, float anchorWidth, float anchorHeight, float x, float y, float width, float height) =>
        Box.FromCenter(
            (column + Sigmoid(x)) * stride,
            (row + Sigmoid(y)) * stride,
            anchorWidth * MathF.Exp(width),
            anchorHeight * MathF.Exp(height));

    /// <summary>
    /// The same against an anchor whose centre is its cell's: centre = anchor centre + (sigmoid(x) − ½) · stride; size = anchor size · e^w.
    /// </summary>
    /// <param name="anchor">The anchor.</param>
    /// <param name="stride">The cell's size in input pixels.</param>
    /// <param name="x">Raw output for the centre's x.</param>
    /// <param name="y">Raw output for the centre's y.</param>
    /// <param name="width">Raw output for the width.</param>
    /// <param name="height">Raw output for the height.</param>
    public static Box FromCell(Anchor anchor, float stride, float x, float y, float width, float height) =>
        Box.FromCenter(
            anchor.CenterX + ((Sigmoid(x) - 0.5f) * stride),
            anchor.CenterY + ((Sigmoid(y) - 0.5f) * stride),
            anchor.Width * MathF.Exp(width),
            anchor.Height * MathF.Exp(height));

    /// <summary>1 / (1 + e⁻ˣ): the score of a raw output.</summary>
    public static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
