using System;

namespace ConvGen.Runtime.Tests.Images;

/// <summary>The filters by their definitions, one pixel at a time in double precision.</summary>
internal static class ReferenceResize
{
    public static double Pixel(byte[] source, ImageSize size, int channels, ImageSize newSize, ImageFilter filter, int x, int y, int channel)
    {
        var sum = 0.0;
        for (var row = 0; row < size.Height; row++)
        {
            var weight = Weight(filter, y, row, size.Height, newSize.Height);
            for (var column = 0; weight != 0 && column < size.Width; column++)
            {
                sum += weight * Weight(filter, x, column, size.Width, newSize.Width) * source[(((row * size.Width) + column) * channels) + channel];
            }
        }

        return sum;
    }

    private static double Weight(ImageFilter filter, int i, int position, int input, int output)
    {
        var scale = (double)input / output;
        return filter switch
        {
            ImageFilter.Nearest => position == i * input / output ? 1 : 0,
            ImageFilter.Area => Math.Max(0, Math.Min((i + 1) * scale, position + 1) - Math.Max(i * scale, position)) / scale,
            _ => Math.Max(0, 1 - Math.Abs(Math.Clamp(((i + 0.5) * scale) - 0.5, 0, input - 1) - position)),
        };
    }
}
