using System;
using ConvGen;
using Samples;

namespace Landmarks;

/// <summary>Finds the 68 points of a face: jaw, brows, nose, eyes, mouth.</summary>
internal sealed class PointFinder(LandmarkFinder network)
{
    private readonly byte[] _pixels = new byte[LandmarkFinder.InputLength];
    private readonly float[] _output = new float[LandmarkFinder.OutputLength];

    /// <summary>The points of the face in <paramref name="box"/>, in the picture's own pixels; none where the box lies outside the picture.</summary>
    public (float X, float Y)[] Find(Picture picture, Box box)
    {
        var (left, top) = (Math.Max(0, (int)box.Left), Math.Max(0, (int)box.Top));
        var size = new ImageSize(Math.Min(picture.Size.Width, (int)box.Right) - left, Math.Min(picture.Size.Height, (int)box.Bottom) - top);
        if (size.Width < 1 || size.Height < 1)
        {
            return [];
        }

        using var face = picture.Crop(left, top, size);
        var mapping = ImageInput.ResizeLetterbox(face.Rgb, size, _pixels, new ImageSize(LandmarkFinder.InputWidth, LandmarkFinder.InputHeight));
        network.Run(_pixels, _output);
        var points = new (float X, float Y)[_output.Length / 2];
        for (var i = 0; i < points.Length; i++)
        {
            var (x, y) = mapping.ToOriginal(_output[2 * i] * LandmarkFinder.InputWidth, _output[(2 * i) + 1] * LandmarkFinder.InputHeight);
            points[i] = (left + x, top + y);
        }

        return points;
    }
}
