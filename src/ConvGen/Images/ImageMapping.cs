namespace ConvGen;

/// <summary>
/// Where a resized image's coordinates lie in the original: original = (resized − offset) / scale on each axis. Coordinates are continuous,
/// pixel 0 spanning 0 to 1, as in <see cref="Box"/> and <see cref="Anchor"/>.
/// </summary>
/// <param name="Original">The original's size, to which boxes are clipped.</param>
/// <param name="ScaleX">Resized pixels per original pixel, horizontally.</param>
/// <param name="ScaleY">Resized pixels per original pixel, vertically.</param>
/// <param name="OffsetX">Where the original's left border lies in the resized image.</param>
/// <param name="OffsetY">Where the original's upper border lies in the resized image.</param>
public readonly record struct ImageMapping(ImageSize Original, double ScaleX, double ScaleY, double OffsetX, double OffsetY)
{
    /// <summary>A point of the resized image, in the original's coordinates.</summary>
    /// <param name="x">Distance from the left border.</param>
    /// <param name="y">Distance from the upper border.</param>
    public (float X, float Y) ToOriginal(float x, float y) => ((float)((x - OffsetX) / ScaleX), (float)((y - OffsetY) / ScaleY));

    /// <summary>A box of the resized image, in the original's coordinates and clipped to it.</summary>
    /// <param name="box">The box.</param>
    public Box ToOriginal(Box box)
    {
        var (left, top) = ToOriginal(box.Left, box.Top);
        var (right, bottom) = ToOriginal(box.Right, box.Bottom);
        return new Box(left, top, right, bottom).ClippedTo(Original.Width, Original.Height);
    }

    /// <summary>A point of the original, in the resized image's coordinates.</summary>
    /// <param name="x">Distance from the left border.</param>
    /// <param name="y">Distance from the upper border.</param>
    public (float X, float Y) ToResized(float x, float y) => ((float)((x * ScaleX) + OffsetX), (float)((y * ScaleY) + OffsetY));
}
