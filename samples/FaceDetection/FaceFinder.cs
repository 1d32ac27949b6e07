using System;
using System.Collections.Generic;
using ConvGen;
using Samples;

namespace FaceDetection;

/// <summary>Finds the faces of a picture of any size.</summary>
internal sealed class FaceFinder(FaceDetector network)
{
    private const float Overlap = 0.4f;
    private const int NumbersPerAnchor = 5;

    private readonly byte[] _pixels = new byte[FaceDetector.InputLength];
    private readonly float[] _output = new float[FaceDetector.OutputLength];

    /// <summary>The faces whose score reaches <paramref name="threshold"/>, best first, in the picture's own pixels.</summary>
    public IReadOnlyList<Detection> Find(Picture picture, float threshold)
    {
        var mapping = ImageInput.ResizeLetterbox(
            picture.Rgb, picture.Size, _pixels, new ImageSize(FaceDetector.InputWidth, FaceDetector.InputHeight));
        Run();

        var faces = Decode(threshold).ToArray();
        var kept = NonMaximumSuppression.Hard(faces, Overlap);
        for (var i = 0; i < kept; i++)
        {
            faces[i] = faces[i] with { Box = mapping.ToOriginal(faces[i].Box) };
        }

        return faces[..kept];
    }

    /// <summary>Runs the network on the resized picture.</summary>
    public void Run() => network.Run(_pixels, _output);

    private List<Detection> Decode(float threshold)
    {
        const int AnchorsPerCell = FaceDetector.OutputChannels / NumbersPerAnchor;
        var faces = new List<Detection>();
        var anchors = FaceDetector.AnchorsOfConv8;
        for (var i = 0; i < anchors.Length; i++)
        {
            var raw = _output.AsSpan(i * NumbersPerAnchor, NumbersPerAnchor);
            var score = BoxDecoder.Sigmoid(raw[4]);
            if (score >= threshold)
            {
                var (row, column) = Math.DivRem(i / AnchorsPerCell, FaceDetector.OutputWidth);
                var box = BoxDecoder.FromCell(
                    column, row, (float)FaceDetector.Layers.Conv8.JumpWidth, anchors[i].Width, anchors[i].Height, raw[0], raw[1], raw[2], raw[3]);
                faces.Add(new Detection(box, score));
            }
        }

        return faces;
    }
}
