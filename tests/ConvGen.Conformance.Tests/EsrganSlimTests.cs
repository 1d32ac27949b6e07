using System.IO;
using System.Linq;
using ConvGen.Conformance.Golden;
using ConvGen.Networks;
using Xunit;

namespace ConvGen.Conformance.Tests;

/// <summary>Super-resolution with real weights: blocks, joins without a copy, and a nearest upsampling between convolutions.</summary>
public sealed class EsrganSlimTests
{
    private const double Tolerance = 1e-4;

    [Fact]
    public void Output_is_the_original_runtimes()
    {
        var network = EsrganSlimX2At64.Load(OracleFiles.Path("esrgan_slim", "esrgan_slim_x2.safetensors"));
        var output = new float[EsrganSlimX2At64.OutputLength];
        network.Run(File.ReadAllBytes(OracleFiles.Path("esrgan_slim", "img_64.rgb")), output);
        Assert.Null(Closeness.Difference(OracleFiles.Floats("esrgan_slim", "sr_x2.f32"), Interleaved(output), Tolerance));
    }

    private static float[] Interleaved(float[] planes)
    {
        const int Channels = EsrganSlimX2At64.OutputChannels;
        var pixels = planes.Length / Channels;
        return [.. Enumerable.Range(0, planes.Length).Select(i => planes[((i % Channels) * pixels) + (i / Channels)])];
    }
}
