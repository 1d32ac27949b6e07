using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;
using ConvGen.Generator.Analyzers;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvGen.Fuzz.Tests;

/// <summary>
/// What generator and analyzer cost on networks of very many layers: processor time and allocated memory within what a build may take for one network, and no more than in proportion
/// to the layers. The machine's other work is not counted.
/// </summary>
[Collection(nameof(Alone))]
public sealed class GenerationCostTests
{
    private const double MostSeconds = 3;
    private const long MostBytes = 500_000_000;

    /// <summary>Four times the layers take four times as long; what is twice that is done over and over.</summary>
    private const double MostGrowth = 8;

    public static TheoryData<string, int> Networks { get; } = new()
    {
        { nameof(Chain), 2_000 }, { nameof(Residual), 2_000 }, { nameof(Distinct), 2_000 }, { nameof(Branches), 300 }, { nameof(DilatedBranches), 300 }, { nameof(DenselyConnected), 300 },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Many_layers_are_analysed_and_written_in_a_moment(string kind, int layers)
    {
        var (seconds, bytes) = Cost(TextOf(kind, layers));
        Assert.InRange(seconds, 0, MostSeconds);
        Assert.InRange(bytes, 0, MostBytes);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_cost_grows_with_the_layers(string kind, int layers)
    {
        var small = Cost(TextOf(kind, layers / 4));
        var large = Cost(TextOf(kind, layers));
        Assert.InRange(large.Bytes / (double)small.Bytes, 0, MostGrowth);
        Assert.InRange(large.Seconds / Math.Max(0.25, small.Seconds), 0, MostGrowth);
    }

    [Fact]
    public void Expansions_beyond_all_measure_are_counted_and_not_made()
    {
        var text = new StringBuilder("[ConvBlock] [Conv(4, 1)] class B0;\n");
        for (var i = 1; i <= 30; i++)
            text.Append(CultureInfo.InvariantCulture, $"[ConvBlock] [Use<B{i - 1}>(Repeat = 2)] class B{i};\n");
        var (seconds, bytes) = Cost(text + "[ConvNet(4, 8, 8)] [Use<B30>] public sealed partial class Net;");
        Assert.InRange(seconds, 0, MostSeconds);
        Assert.InRange(bytes, 0, MostBytes);
    }

    private static string TextOf(string kind, int layers) => kind switch
    {
        nameof(Chain) => Chain(layers),
        nameof(Residual) => Residual(layers),
        nameof(Distinct) => Distinct(layers),
        nameof(Branches) => Branches(layers),
        nameof(DilatedBranches) => DilatedBranches(layers),
        _ => DenselyConnected(layers),
    };

    private static string Chain(int layers) => Network(string.Concat(Enumerable.Repeat("[Conv(16, 3, Padding = 1)]\n", layers)));

    private static string Residual(int layers) => "[ConvBlock] [Conv(16, 3, Padding = 1, Bias = false), BatchNorm, Relu, Conv(16, 3, Padding = 1, Bias = false), BatchNorm, Add(\"input\", Activation = Activation.Relu)] class R;\n"
        + Network(string.Create(CultureInfo.InvariantCulture, $"[Conv(16, 3, Padding = 1), Use<R>(Repeat = {layers / 6})]\n"));

    // No two convolutions have the same channels: each is a kernel of its own.
    private static string Distinct(int layers) => Network(Each(layers / 4, static i => $"[Conv({17 + (i * 7 % 241)}, {1 + (i % 3)}, AutoPad = AutoPad.SameUpper), BatchNorm, Relu, MaxPool(3, Stride = 1, Padding = 1)]\n"));

    private static string Branches(int branches) => Network(
        "[Conv(16, 1, Name = \"stem\")]\n" + Each(branches, static i => $"[Conv(8, 3, Padding = 1, From = \"stem\", Name = \"b{i}\")]\n") + $"[Concat({Names(branches - 1)})]\n");

    private static string DilatedBranches(int branches) => Network(
        "[Conv(16, 3, Padding = 1, Name = \"stem\")]\n"
        + Each(branches, static i => $"[Conv(16, 3, Dilation = {1 + (i % 12)}, Padding = {1 + (i % 12)}, From = \"stem\"), BatchNorm, Relu(Name = \"b{i}\")]\n") + $"[Add({Names(branches - 1)})]\n");

    private static string DenselyConnected(int layers) => Network(
        "[Conv(16, 3, Padding = 1, Name = \"d0\")]\n" + Each(layers, static i => $"[Conv(16, 3, Padding = 1), Concat(\"d{i}\", Name = \"d{i + 1}\")]\n"));

    private static string Network(string layers) => $"[ConvNet(3, 48, 48)]\n{layers}public sealed partial class Net;";

    private static string Each(int count, Func<int, FormattableString> line) => string.Concat(Enumerable.Range(0, count).Select(i => FormattableString.Invariant(line(i))));

    private static string Names(int count) => string.Join(", ", Enumerable.Range(0, count).Select(static i => string.Create(CultureInfo.InvariantCulture, $"\"b{i}\"")));

    // Twice, so that nothing of it is warming up; what C# itself then makes of the code is not ours.
    private static (double Seconds, long Bytes) Cost(string text)
    {
        Run(Compiler.Compile([text]));
        var compilation = Compiler.Compile([text]);
        var (time, bytes) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes());
        Run(compilation);
        return ((Process.GetCurrentProcess().TotalProcessorTime - time).TotalSeconds, GC.GetTotalAllocatedBytes() - bytes);
    }

    private static void Run(CSharpCompilation compilation)
    {
        Compiler.Generate(compilation);
        Assert.All(compilation.WithAnalyzers([new ConvNetAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult(), static found => Assert.StartsWith("CVG", found.Id, StringComparison.Ordinal));
    }

    /// <summary>Tests that count the process's own time and memory run by themselves.</summary>
    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;
}
