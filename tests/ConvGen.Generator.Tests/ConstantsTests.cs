using Xunit;

namespace ConvGen.Generator.Tests;

public sealed class ConstantsTests
{
    [Fact]
    public void A_small_network_reads_well() => Snapshot.Verify(GeneratorHost.Run(Sources.SmallAnalysisOnly).Text);

    [Fact]
    public void Blocks_nest() => Snapshot.Verify(GeneratorHost.Run(Sources.SmallBlock).Text);

    [Fact]
    public void Several_inputs_and_outputs_have_their_shapes() => Snapshot.Verify(GeneratorHost.Run(Sources.SeveralInputsAndOutputs).Text);

    [Theory]
    [InlineData(Sources.SmallAnalysisOnly)]
    [InlineData(Sources.Blocks)]
    [InlineData(Sources.SeveralInputsAndOutputs)]
    [InlineData("[ConvGen.ConvNet(4, AnalysisOnly = true), ConvGen.Dense(2)] partial class Vector;")]
    [InlineData("[ConvGen.ConvNet(4, 64, AnalysisOnly = true), ConvGen.Conv(2, 3)] partial class Signal;")]
    [InlineData("[ConvGen.ConvNet(1, 4, 8, 8, AnalysisOnly = true), ConvGen.Conv(2, 3)] partial class Volume;")]
    [InlineData("namespace @event { [ConvGen.ConvNet(4, AnalysisOnly = true), ConvGen.Dense(2)] partial class @class; }")]
    [InlineData("partial struct A { partial record B { partial interface C { [ConvGen.ConvNet(4, AnalysisOnly = true), ConvGen.Dense(2)] private partial class D; } } }")]
    [InlineData(Sources.Small)]
    [InlineData("[ConvGen.ConvNet(4), ConvGen.Dense(2)] partial class Mine { public Mine() { } public int Own => InputLength; }")]
    [InlineData("namespace System.Threading { } namespace ConvGen.Runtime.Mine { class Guard; class System; [ConvGen.ConvNet(3, 8, 8), ConvGen.Conv(2, 3)] partial class Shadowed; }")]
    [InlineData("partial class Outer { [ConvGen.ConvNet(3, 8, 8), ConvGen.Conv(2, 3), ConvGen.Normalize] protected partial class Inner; }")]
    [InlineData(
        """
        using ConvGen;
        [ConvNet(3, 8, 8), Normalize]
        [Input("arena", 3, 8, 8), Input("arenas", 3, 8, 8), Input("weights", 3, 8, 8), Input("image", 3, 8, 8), Input("rgb", 3, 8, 8), Input("call", 3, 8, 8), Input("worker", 3, 8, 8), Input("barrier", 3, 8, 8)]
        [Input("class", 3, 8, 8), Input("this", 3, 8, 8), Input("value", 3, 8, 8), Input("team", 3, 8, 8), Input("count", 3, 8, 8), Input("arenaPointer", 3, 8, 8)]
        [Concat("arena", "arenas", "weights", "image", "rgb", "call", "worker", "barrier", "class", "this", "value", "team", "count", "arenaPointer", Name = "output")]
        [Conv(2, 3, Name = "task"), Conv(1, 3, Name = "system")]
        [Output("task"), Output("system")]
        partial class OddNames;
        """)]
    public void What_is_generated_compiles_without_a_message(string source)
    {
        var generated = GeneratorHost.Run(source);

        Assert.Empty(generated.CompilerMessages);
        Assert.Empty(generated.AnalyzerErrors);
        Assert.DoesNotContain("InvalidOperationException", generated.Text, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_differ_only_in_case_get_files_of_their_own()
    {
        var generated = GeneratorHost.Run(
            """
            using ConvGen;
            [ConvNet(4, AnalysisOnly = true), Dense(2)] partial class Net;
            [ConvNet(4, AnalysisOnly = true), Dense(2)] partial class NET;
            """);

        Assert.Equal(["Net-2.g.cs", "NET.g.cs"], generated.HintNames);
        Assert.Empty(generated.CompilerMessages);
    }
}
