using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace ConvGen.Generator.Tests;

/// <summary>What CVG401 says of a kernel is what the generator does, and what the compiler makes of it keeps to the limits.</summary>
public sealed class UnrolledFormTests
{
    [Theory]
    [InlineData("512, 3", "ChannelShuffle(2)", 1)]
    [InlineData("514, 3", "ChannelShuffle(2)", 5)]
    [InlineData("976, 3", "ChannelShuffle(2)", 8)]
    [InlineData("1024, 3", "ChannelShuffle(1024)", 1)]
    [InlineData("2880, 3", "ChannelShuffle(45)", 4)]
    [InlineData("4096, 2, 2", "ChannelShuffle(4)", 22)]
    public void Shuffles_are_split_where_the_rule_says_so(string shape, string layer, int calls)
    {
        var run = Within(shape, layer);

        Assert.Equal(calls, run.Text.Split("Kernels.Channelshuffle1").Count(static part => part[0] is '(' or '_' && !part.StartsWith("Output", System.StringComparison.Ordinal)));
        Assert.Equal(calls > 1 ? [$"{calls} calls"] : [], Findings(run).Select(static text => text.Split("; ")[1][..text.Split("; ")[1].IndexOf(" of", System.StringComparison.Ordinal)]));
    }

    [Theory]
    [InlineData("3, 600", "MaxPool(512, Stride = 1)", false)]
    [InlineData("3, 600", "MaxPool(513, Stride = 1)", true)]
    [InlineData("3, 600", "AvgPool(513, Stride = 1, Padding = 256)", true)]
    [InlineData("3, 600", "AvgPool(601, Stride = 1, Padding = 1)", false)]
    [InlineData("3, 600, 4", "AvgPool([590, 3], Stride = 1)", false)]
    public void Rows_of_taps_are_loops_where_the_rule_says_so(string shape, string layer, bool loops)
    {
        var run = Within(shape, layer);

        // A sum of so many taps runs in blocks.
        var loop = layer.StartsWith("AvgPool", System.StringComparison.Ordinal) ? "tap < Math.Min(run + 256, 513); tap++)" : "for (var tap = 0; tap < 513; tap++)";
        Assert.Equal(loops, run.Text.Contains(loop, System.StringComparison.Ordinal));
        Assert.Equal(loops ? 1 : 0, Findings(run).Length);
    }

    [Theory]
    [InlineData("464, 3", "ChannelShuffle(2)", 232, 2)]
    [InlineData("512, 3", "ChannelShuffle(2)", 256, 2)]
    [InlineData("640, 3", "ChannelShuffle(16)", 40, 16)]
    [InlineData("7800, 3", "ChannelShuffle(65)", 120, 65)]
    public void What_a_shuffle_is_estimated_to_take_is_what_the_compiler_makes_of_it(string shape, string layer, int runs, int groups)
    {
        var form = Model.UnrolledForm.OfShuffle(runs, groups);
        var (_, locals, bytes) = Methods(Within(shape, layer)).MaxBy(static method => method.Bytes);

        Assert.InRange(locals - form.Locals, 0, 8);
        Assert.InRange(bytes / (double)form.Bytes, 0.75, 1.33);
    }

    [Fact]
    public void What_a_pool_is_estimated_to_take_is_what_the_compiler_makes_of_it()
    {
        var form = Model.UnrolledForm.OfPoolRow(new Model.AxisWindow(512, 1, 0, 0), 600, 89);
        var (_, _, bytes) = Methods(Within("3, 600", "MaxPool(512, Stride = 1)")).MaxBy(static method => method.Bytes);

        Assert.InRange(bytes / (double)form.Bytes, 0.75, 1.33);
    }

    /// <summary>Generates the network, whose kernels must all be within the limits.</summary>
    private static GeneratorHost.Generated Within(string shape, string layer)
    {
        var run = GeneratorHost.Run(GeneratorHost.Compile($"using ConvGen; [ConvNet({shape}), {layer}] public sealed partial class Net;"));
        Assert.Empty(run.CompilerMessages);
        Assert.All(Methods(run), static method =>
        {
            Assert.True(method.Locals <= Model.UnrolledForm.MaxLocals + 8, $"{method.Name} has {method.Locals} locals");
            Assert.True(method.Bytes <= Model.UnrolledForm.MaxBytes, $"{method.Name} has {method.Bytes} bytes");
        });
        return run;
    }

    private static string[] Findings(GeneratorHost.Generated run) =>
    [
        .. run.Output.WithAnalyzers([new Analyzers.ConvNetAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .Where(static diagnostic => diagnostic.Id == "CVG401").Select(static diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)),
    ];

    /// <summary>The methods of the assembly with their local variables and bytes, as a release build has them.</summary>
    private static (string Name, int Locals, int Bytes)[] Methods(GeneratorHost.Generated run)
    {
        using var image = new MemoryStream();
        Assert.True(run.Output.WithOptions(run.Output.Options.WithOptimizationLevel(OptimizationLevel.Release)).Emit(image).Success);
        using var file = new PEReader([.. image.ToArray()]);
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(static method => method.RelativeVirtualAddress != 0).Select(method =>
            {
                var body = file.GetMethodBody(method.RelativeVirtualAddress);
                return (metadata.GetString(method.Name), Locals(metadata, body), body.GetILReader().Length);
            }),
        ];
    }

    private static int Locals(MetadataReader metadata, MethodBodyBlock body)
    {
        if (body.LocalSignature.IsNil)
        {
            return 0;
        }

        var signature = metadata.GetBlobReader(metadata.GetStandaloneSignature(body.LocalSignature).Signature);
        signature.ReadSignatureHeader();
        return signature.ReadCompressedInteger();
    }
}
