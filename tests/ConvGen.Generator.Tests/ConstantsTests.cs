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
    [InlineData("[ConvGen.ConvBlock, ConvGen.Dense(4)] class Twin; [ConvGen.ConvNet(4, AnalysisOnly = true), ConvGen.Use<Twin>(Name = \"dense1\")] partial class SameName;")]
    public void What_is_generated_compiles_without_a_message(string source)
    {
        var generated = GeneratorHost.Run(source);

        Assert.Empty(generated.CompilerMessages);
        Assert.Single(generated.HintNames);
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
