using System.Linq;
using ConvGen.Model;
using Xunit;

namespace ConvGen.Onnx.Tests;

/// <summary>Every golden operator, exported and run in ONNX Runtime, gives PyTorch's output.</summary>
public sealed class GoldenOperatorTests
{
    private const double Tolerance = 1e-5;

    public static TheoryData<string> Names => [.. GoldenFiles.Operators.EnumerateArray().Select(static entry => entry.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Exported_operator_gives_the_golden_output(string name)
    {
        var golden = new OperatorCase(GoldenFiles.Operators.EnumerateArray().First(entry => entry.GetProperty("name").GetString() == name));
        NetworkAnalysis analysis = Analysis.Of(golden.Graph());

        var output = Runtime.Run(analysis, golden.Weight, golden.Inputs)[0];

        Assert.InRange(Runtime.RelativeDifference(golden.Expected, output), 0, Tolerance);
    }
}
