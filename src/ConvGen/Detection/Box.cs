using System;

namespace ConvGen;

/// <summary>An axis-parallel box in pixels; coordinates are continuous, pixel 0 spanning 0 to 1.</summary>
/// <param name="Left">Its left border's distance from the image's.</param>
/// <param name="Top">Its upper border's distance from the image's.</param>
/// <param name="Right">Its right border's distance from the image's left one.</param>
/// <param name="Bottom">Its lower border's distance from the image's upper one.</param>
public readonly record struct Box(float Left, float Top, float Right, float Bottom)
{
    /// <summary>Its width; negative for an inverted box.</summary>
    public float Width => Right - Left;

    /// <summary>Its height; negative for an inverted box.</summary>
    public float Height => Bottom - Top;

    /// <summary>Its area; 0 for an inverted box.</summary>
    public float Area => Math.Max(Width, 0) * Math.Max(Height, 0);

    /// <summary>The centre's distance from the image's left border.</summary>
    public float CenterX => (Left + Right) / 2;

    /// <summary>The centre's distance from the image's upper border.</summary>
    public float CenterY => (Top + Bottom) / 2;

    /// <summary>A box from its centre and its size.</summary>
    public static Box FromCenter(float centerX, float centerY, float width, float height) =>
        new(centerX - (width / 2), centerY - (height / 2), centerX + (width / 2), centerY + (height / 2));

    /// <summary>An anchor as a box.</summary>
    public static Box FromAnchor(Anchor anchor) => FromCenter(anchor.CenterX, anchor.CenterY, anchor.Width, anchor.Height);

    /// <summary>
    /// The overlap with another box: the area of the intersection over that of the union, 0 (apart) to 1 (equal). Boxes without area overlap nothing.
    /// </summary>
    public float IoU(Box other)
    {
        var width = Math.Min(Right, other.Right) - Math.Max(Left, other.Left);
        var height = Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top);
        if (width <= 0 || height <= 0)
        {
            return 0;
        }

        var intersection = width * height;
        return intersection / (Area + other.Area - intersection);
    }

    /// <summary>The part of it inside an image of the given size.</summary>
    public Box ClippedTo(float width, float height) =>
        new(Math.Clamp(Left, 0, width), Math.Clamp(Top, 0, height), Math.Clamp(Right, 0, width), Math.Clamp(Bottom, 0, height));
}
