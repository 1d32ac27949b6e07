using System.IO;
using System.Linq;
using ConvGen.Conformance.Golden;
using Xunit;

namespace ConvGen.Conformance.Tests;

/// <summary>Real weights, a real photograph, and the output of the runtime the network was made for.</summary>
public sealed class TinyFaceDetectorTests
{
    private const double Tolerance = 2e-4;

    private static readonly float[] Mean = [117.001f, 114.697f, 97.404f];

    [Fact]
    public void Output_is_the_original_runtimes()
    {
        var network = NetworkUnderTest.Of(typeof(FaceDetection.FaceDetector));
        var detector = network.Load(OracleFiles.Path("tiny_face_detector", "tiny_face_detector_416.safetensors"));
        var output = network.Run(detector, Normalized(File.ReadAllBytes(OracleFiles.Path("tiny_face_detector", "astronaut_416.rgb"))));
        Assert.Null(Closeness.Difference(OracleFiles.Floats("tiny_face_detector", "astronaut_416.f32"), output, Tolerance));
    }

    [Fact]
    public void A_photograph_goes_in_as_it_is()
    {
        var rgb = File.ReadAllBytes(OracleFiles.Path("tiny_face_detector", "astronaut_416.rgb"));
        var detector = FaceDetection.FaceDetector.Load(OracleFiles.Path("tiny_face_detector", "tiny_face_detector_416.safetensors"));
        var output = new float[FaceDetection.FaceDetector.OutputLength];
        detector.Run(rgb, output);
        Assert.Null(Closeness.Difference(OracleFiles.Floats("tiny_face_detector", "astronaut_416.f32"), output, Tolerance));
    }

    // Interleaved bytes to planes, as the network was trained.
    private static float[] Normalized(byte[] rgb)
    {
        var pixels = rgb.Length / 3;
        return [.. Enumerable.Range(0, 3).SelectMany(channel => Enumerable.Range(0, pixels).Select(pixel => (rgb[(3 * pixel) + channel] - Mean[channel]) / 255f))];
    }
}
