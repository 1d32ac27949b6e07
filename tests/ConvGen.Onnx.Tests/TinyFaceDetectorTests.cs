using System.Runtime.InteropServices;
using Xunit;

namespace ConvGen.Onnx.Tests;

public sealed class TinyFaceDetectorTests
{
    private const int Pixels = 416 * 416;
    private static readonly double[] Mean = [117.001, 114.697, 97.404];

    [Fact]
    public void Exported_detector_gives_the_original_runtimes_output()
    {
        var analysis = Analysis.Of(typeof(FaceDetection.FaceDetector));
        var weights = GoldenFiles.Tensors("tiny_face_detector/tiny_face_detector_416.safetensors");
        var expected = MemoryMarshal.Cast<byte, float>(GoldenFiles.Bytes("tiny_face_detector/astronaut_416.f32")).ToArray();

        var output = Runtime.Run(analysis, name => weights[name], Normalized(GoldenFiles.Bytes("tiny_face_detector/astronaut_416.rgb")))[0];

        Assert.Equal(193_321, analysis.Totals.Parameters);
        Assert.InRange(Runtime.RelativeDifference(expected, output), 0, 2e-4);
    }

    private static float[] Normalized(byte[] image)
    {
        var input = new float[3 * Pixels];
        for (var i = 0; i < Pixels; i++)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                input[(channel * Pixels) + i] = (float)((image[(3 * i) + channel] - Mean[channel]) / 255);
            }
        }

        return input;
    }
}
