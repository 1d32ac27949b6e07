using System;
using System.ComponentModel;

namespace ConvGen.Runtime;

/// <summary>Places anchor boxes on the grid of a feature map.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AnchorGrid
{
    /// <summary>The anchors of a feature map in order y, x, anchor; their centres lie at centre + index · jump + ½ in input pixels.</summary>
    /// <param name="height">Rows of the map.</param>
    /// <param name="width">Columns of the map.</param>
    /// <param name="centerY">The centre of row 0; pixel 0's centre is 0.</param>
    /// <param name="jumpY">Input pixels between rows.</param>
    /// <param name="centerX">The centre of column 0; pixel 0's centre is 0.</param>
    /// <param name="jumpX">Input pixels between columns.</param>
    /// <param name="boxes">Widths and heights in input pixels: w₀, h₀, w₁, h₁ ….</param>
    public static Anchor[] Create(int height, int width, double centerY, double jumpY, double centerX, double jumpX, ReadOnlySpan<double> boxes)
    {
        // Pixel 0 spans 0 to 1 in an anchor's coordinates, so that its centre is at ½.
        const double HalfPixel = 0.5;
        var perCell = boxes.Length / 2;
        var anchors = new Anchor[height * width * perCell];
        var next = 0;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                for (var i = 0; i < perCell; i++)
                {
                    anchors[next++] = new Anchor(
                        (float)(centerX + (x * jumpX) + HalfPixel), (float)(centerY + (y * jumpY) + HalfPixel), (float)boxes[2 * i], (float)boxes[(2 * i) + 1]);
                }
            }
        }

        return anchors;
    }
}
