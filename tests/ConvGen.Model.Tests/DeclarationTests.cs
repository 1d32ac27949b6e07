using System;
using System.Linq;
using static ConvGen.Model.Tests.LegalityTests;

namespace ConvGen.Model.Tests;

/// <summary>Names, references, blocks and directives: what the language says, and the rules CVG020–027, 403, 408.</summary>
public sealed class DeclarationTests
{
    private static readonly Net Pair = Net.Block().Conv(KnownNetworks.P(0), 3, padding: 1, name: "a").Conv(KnownNetworks.P(1), 1, name: "b").Add("a");

    [Fact]
    public void Default_names_count_all_layers_of_a_kind_named_or_not()
    {
        var graph = Net.Of(3, 8, 8).Conv(4, 1).Conv(4, 1, name: "features").Conv(4, 1).BatchNorm().Graph;
        Assert.Equal(["input", "conv1", "features", "conv3", "batchnorm1"], graph.Nodes.Select(static node => node.Name));
        Assert.Equal(graph.Nodes.Select(static node => node.Name), graph.Nodes.Select(static node => node.Key));
    }

    [Fact]
    public void Blocks_expand_with_names_and_keys()
    {
        var block = Net.Block().Conv(KnownNetworks.P(0), 1, name: "conv", key: "0").BatchNorm(key: "").Relu();
        var graph = Net.Of(3, 8, 8)
            .Use(block, "Unit", [4], key: "features.{n}", first: 3, repeat: 2)
            .Use(block, "Unit", [5], name: "last", key: "")
            .Use(block, "Unit", [5])
            .Conv(1, 1, from: "unit1").Conv(1, 1, from: "last.conv").Graph;
        Assert.Equal(
            [
                "unit1.conv:features.3.0", "unit1.batchnorm1:features.3", "unit1.relu1:features.3.relu1",
                "unit2.conv:features.4.0", "unit2.batchnorm1:features.4", "unit2.relu1:features.4.relu1",
                "last.conv:0", "last.batchnorm1:", "last.relu1:relu1",
                "unit4.conv:unit4.0", "unit4.batchnorm1:unit4", "unit4.relu1:unit4.relu1",
            ],
            graph.Nodes.Skip(1).Take(12).Select(static node => node.Name + ":" + node.Key));
        Assert.Equal(["unit1:1+3", "unit2:4+3", "last:7+3", "unit4:10+3"], graph.Groups.Select(static group => $"{group.Name}:{group.First}+{group.Count}"));
        Assert.Equal([3, 7], graph.Nodes.Skip(13).Select(static node => node.Inputs[0]));
        Assert.Equal("weight", NetworkAnalyzer.Analyze(graph).Layers[8].Tensors[0].Name);
    }

    [Fact]
    public void Blocks_nest_and_hand_their_arguments_on()
    {
        var inner = Net.Block().Conv(KnownNetworks.P(0), 3, padding: 1);
        var outer = Net.Block().Use(inner, "Inner", [KnownNetworks.P(1)]).Conv(KnownNetworks.P(0), 1).Add("inner1.conv1");
        var analysis = Net.Of(3, 8, 8).Use(outer, "Outer", [6, 6]).Analysis;
        Assert.Equal(["outer1.inner1.conv1", "outer1.conv1", "outer1.add1"], analysis.Graph.Nodes.Skip(1).Select(static node => node.Name));
        Assert.Equal(["outer1", "outer1.inner1"], analysis.Graph.Groups.Select(static group => group.Name));
        Assert.Equal(6, analysis.Layers[^1].Shape!.Channels);
    }

    [Fact]
    public void A_finding_in_a_block_stands_on_the_use_with_the_block_beside_it()
    {
        var block = Net.Block().Conv(4, 3).Conv(4, 9);
        var finding = Only("CVG002", Net.Of(3, 8, 8).Use(block, "Unit", [], repeat: 1));
        Assert.Equal(new FindingSite(1), finding.Site);
        Assert.Equal(new FindingSite(1, "kernel", -1, "Unit"), finding.Related[0] with { Element = -1 });
        var argument = Only("CVG001", Net.Of(3, 8, 8).Use(Pair, "Pair", [4, 0]));
        Assert.Equal(new FindingSite(1, "arguments", 1), argument.Site);
        Assert.Equal(new FindingSite(1, "filters", -1, "Pair"), argument.Related[0]);
    }

    [Fact]
    public void Separable_and_deformable_convolutions_expand()
    {
        var graph = Net.Of(4, 8, 8)
            .Layer("SeparableConv", ("filters", 6), ("kernel", new[] { 3 }), ("Key", "s"), ("Activation", ActivationKind.Relu))
            .Layer("DeformConv", ("filters", 5), ("kernel", new[] { 3 }), ("Padding", 1))
            .Conv(1, 1, from: "separableconv1").Graph;
        Assert.Equal(["s.depthwise", "s.pointwise", "deformconv1.offset", "deformconv1", "conv1"], graph.Nodes.Skip(1).Select(static node => node.Key));
        Assert.Equal(ActivationKind.None, ((ConvOp)graph.Nodes[1].Op).Activation.Kind);
        Assert.Equal((false, true), (((ConvOp)graph.Nodes[1].Op).Bias, ((ConvOp)graph.Nodes[2].Op).Bias));
        Assert.Equal(27, ((ConvOp)graph.Nodes[3].Op).Filters);
        Assert.Equal([2, 3], graph.Nodes[4].Inputs);
        Assert.Equal(2, graph.Nodes[5].Inputs[0]);
    }

    [Fact]
    public void Activations_have_their_defaults()
    {
        static Activation Of(string kind, params (string, object)[] arguments) =>
            ((ActivationOp)Net.Of(1).Layer(kind, arguments).Graph.Nodes[1].Op).Activation;
        Assert.Equal(new Activation(ActivationKind.LeakyRelu, 0.01), Of("LeakyRelu"));
        Assert.Equal(new Activation(ActivationKind.LeakyRelu, 0.2), Of("LeakyRelu", ("alpha", 0.2)));
        Assert.Equal(new Activation(ActivationKind.Elu, 1), Of("Elu"));
        Assert.Equal(new Activation(ActivationKind.HardSigmoid, 1.0 / 6, 0.5), Of("HardSigmoid"));
        Assert.Equal(new Activation(ActivationKind.HardTanh, -2, 1), Of("HardTanh", ("Min", -2.0)));
        Assert.Equal(new Activation(ActivationKind.GeluTanh), Of("Gelu", ("Approximate", true)));
        Assert.Equal(
            new Activation(ActivationKind.LeakyRelu, 0.1),
            ((DenseOp)Net.Of(1).Layer("Dense", ("units", 1), ("Activation", ActivationKind.LeakyRelu), ("Alpha", 0.1)).Graph.Nodes[1].Op).Activation);
    }

    [Fact]
    public void Outputs_are_the_last_layer_or_the_listed_ones()
    {
        Assert.Equal([2], Net.Of(3, 8, 8).Conv(1, 1).Relu().Graph.Outputs.Select(static output => output.Node));
        var listed = Net.Of(3, 8, 8).Conv(1, 1).Conv(1, 1).Output("conv2").Output("conv1").Graph;
        Assert.Equal([2, 1], listed.Outputs.Select(static output => output.Node));
    }

    [Fact]
    public void Outputs_and_anchors_go_by_their_declared_names()
    {
        var graph = Net.Of(3, 8, 8).Layer("SeparableConv", ("filters", 4), ("kernel", new[] { 3 }), ("Name", "twin"))
            .Output("twin").Layer("Anchors", ("layer", "twin"), ("Boxes", new[] { 4.0, 4.0 })).Graph;
        Assert.Equal((2, "twin", "twin.pointwise"), (graph.Outputs[0].Node, graph.Outputs[0].Name, graph.Nodes[2].Name));
        Assert.Equal("twin", Assert.Single(graph.Anchors).Name);
        Assert.Null(Net.Of(3, 8, 8).Conv(1, 1).Graph.Outputs[0].Name);
    }

    [Fact]
    public void Further_inputs_stand_before_all_layers()
    {
        var analysis = Net.Of(3, 8, 8).Conv(4, 1).Layer("Input", ("name", "depth"), ("channels", 4), ("extents", new[] { 8, 8 })).Add("depth").Analysis;
        Assert.Equal(["input", "depth", "conv1", "add1"], analysis.Graph.Nodes.Select(static node => node.Name));
        Assert.Empty(analysis.Layers[1].Fields);
        Assert.Equal(1, analysis.Layers[3].Fields[0].Size);
    }

    [Fact]
    public void Broken_attributes_make_a_network_incomplete_without_a_finding()
    {
        var net = Net.Of(3, 8, 8).Attribute(new AttributeDeclaration("Conv", default, IsBroken: true)).Conv(4, 1, from: "conv1").Add("conv1");
        Assert.Empty(net.Findings);
        Assert.False(GraphBuilder.Build(net.Declaration).IsComplete);
    }

    [Fact]
    public void CVG020_CVG403_CVG408_come_from_the_class()
    {
        static Net Of(Func<TypeDeclaration, TypeDeclaration> change) => Net.Of(3, 8, 8).Conv(4, 9).With(change);
        Assert.Equal(FindingSite.Class, GraphBuilder.Build(Of(static type => type with { AttributesOnSeveralParts = true }).Declaration).Findings.Single(static f => f.Rule == "CVG020").Site);
        Assert.Equal("CVG408", Assert.Single(GraphBuilder.Build(Of(static type => type with { AllowUnsafe = false }).Declaration).Findings).Rule);
        Assert.Equal("not partial", GraphBuilder.Build(Of(static type => type with { Problem = "not partial" }).Declaration).Findings.Single(static f => f.Rule == "CVG403").Message);
        Assert.Empty(Net.Of([("AnalysisOnly", true)], 3, 8, 8).Conv(4, 1).With(static type => type with { AllowUnsafe = false }).Findings);
    }

    [Fact]
    public void CVG021_suggests_the_nearest_name()
    {
        var finding = Only("CVG021", Net.Of(3, 8, 8).Conv(4, 1, name: "features").Conv(4, 1, from: "featurs"));
        Assert.Equal((new FindingSite(2, "From"), "\"features\""), (finding.Site, finding.Fixes[0].Edits[0].Value()));
        Assert.Equal(0, Only("CVG021", Net.Of(3, 8, 8).Conv(4, 1).Add("nothing")).Site.Element);
        Only("CVG021", Net.Of(3, 8, 8).Conv(4, 1).Output("nothing"));
        Only("CVG021", Net.Of(3, 8, 8).Conv(4, 1, name: "outside").Use(Net.Block().Conv(4, 1, from: "outside"), "Unit", []));
    }

    [Theory]
    [InlineData("conv1", "conv1")]
    [InlineData("conv1", "Conv1")]
    [InlineData("input")]
    [InlineData("Input")]
    [InlineData("1st")]
    [InlineData("a-b")]
    [InlineData("")]
    [InlineData("ünit")]
    [InlineData("equals")]
    [InlineData("Layers")]
    [InlineData("getHashCode")]
    [InlineData("run")]
    public void CVG022_names(params string[] names)
    {
        var net = Net.Of(3, 8, 8);
        foreach (var name in names)
            net.Conv(4, 1, name: name);
        var finding = Only("CVG022", net);
        Assert.Equal(new FindingSite(names.Length, "Name"), finding.Site);
        Assert.Empty(Net.Of(3, 8, 8).Conv(4, 1, name: finding.Fixes[0].Edits[0].Value()!.Trim('"')).Findings);
    }

    [Fact]
    public void CVG022_inside_blocks()
    {
        Only("CVG022", Net.Of(3, 8, 8).Use(Net.Block().Conv(4, 1, name: "channels"), "Unit", []));
        Only("CVG022", Net.Of(3, 8, 8).Use(Net.Block().Conv(4, 1), "Unit", [], name: "Conv1"));
        Assert.Empty(Net.Of(3, 8, 8).Conv(4, 1, name: "depth").Findings);
    }

    [Fact]
    public void CVG023_layers_without_effect()
    {
        var finding = Only("CVG023", Net.Of(3, 8, 8).Conv(4, 1).Conv(5, 1).Conv(4, 1, from: "conv1"));
        Assert.Equal((new FindingSite(2), Severity.Warning), (finding.Site, finding.Severity));
        Assert.Empty(Net.Of(3, 8, 8).Conv(4, 1).Conv(5, 1).Conv(4, 1, from: "conv1").Output("conv2").Output("conv3").Findings);
        Only("CVG023", Net.Of(3, 8, 8).Layer("Input", ("name", "unused"), ("channels", 1)).Conv(4, 1));
        Only("CVG023", Net.Of(3, 8, 8).Use(Net.Block().Conv(4, 1).Conv(4, 1, from: "input"), "Unit", []));
    }

    [Fact]
    public void CVG024_later_layers()
    {
        var finding = Only("CVG024", Net.Of(3, 8, 8).Conv(4, 1, from: "conv2").Conv(4, 1));
        Assert.Equal(new FindingSite(1, "From"), finding.Site);
        Only("CVG024", Net.Of(3, 8, 8).Conv(4, 1).Add("pair1.a").Use(Pair, "Pair", [4, 4]));
    }

    [Fact]
    public void CVG025_misuse()
    {
        static Net Head() => Net.Of(3, 8, 8).Conv(4, 1);
        Only("CVG025", Head().Output("conv1").Output("conv1"));
        Only("CVG025", Head().Output("input"));
        Only("CVG025", Net.Of(3, 8, 8));
        Only("CVG025", Head().Layer("Normalize", ("Mean", new[] { 1.0 })));
        Only("CVG025", Head().Layer("Normalize", ("Std", new[] { 1.0, 0, 1 })));
        Only("CVG025", Head().Layer("Anchors", ("layer", "conv1")));
        Only("CVG025", Head().Layer("Anchors", ("layer", "conv1"), ("Boxes", new[] { 1.0 })));
        Only("CVG025", Head().Layer("Anchors", ("layer", "conv1"), ("Boxes", new[] { 1.0, -1.0 })));
        Only("CVG025", Head().Plain("Flatten", name: "flat").Layer("Anchors", ("layer", "flat"), ("Boxes", new[] { 1.0, 1.0 })));
        Only("CVG025", Net.Of(3, 8, 8).Use(Net.Block().Conv(4, 1).Output("conv1"), "Unit", []));
        Assert.Empty(Head().Layer("Normalize", ("Mean", new[] { 1.0, 1, 1 })).Layer("Anchors", ("layer", "conv1"), ("Boxes", new[] { 1.0, 1.0 })).Findings);
    }

    [Fact]
    public void Anchors_multiply_out_sizes_scales_and_ratios()
    {
        var anchors = Net.Of(3, 8, 8).Conv(4, 1).Layer("Anchors", ("layer", "conv1"), ("Sizes", new[] { 16.0 }), ("Scales", new[] { 1.0, 2.0 }), ("Ratios", new[] { 1.0, 4.0 })).Graph.Anchors[0];
        Assert.Equal([16, 16, 8, 32, 32, 32, 16, 64], anchors.Boxes);
    }

    [Fact]
    public void CVG026_blocks_that_reach_themselves()
    {
        var loop = Net.Block().Conv(4, 1).Attribute(new AttributeDeclaration("Use", default, "Loop"));
        Only("CVG026", Net.Of(3, 8, 8).Use(loop, "Loop", []));
        var (ping, pong) = (Net.Block(), Net.Block().Attribute(new AttributeDeclaration("Use", default, "Ping")));
        Only("CVG026", Net.Of(3, 8, 8).Use(ping.Use(pong, "Pong", []), "Ping", []));
    }

    [Fact]
    public void CVG027_arguments_and_placeholders()
    {
        Assert.Empty(Net.Of(3, 8, 8).Use(Pair, "Pair", [4, 4]).Findings);
        Assert.Equal("arguments", Only("CVG027", Net.Of(3, 8, 8).Use(Pair, "Pair", [4])).Site.Argument);
        Only("CVG027", Net.Of(3, 8, 8).Use(Pair, "Pair", [4, 4, 4]));
        Only("CVG027", Net.Of(3, 8, 8).Conv(KnownNetworks.P(0), 1));
        Only("CVG027", Net.Of(3, 8, 8).Use(Net.Block().Conv(unchecked(KnownNetworks.P(0) * 3) + 1, 1), "Unit", []));
        Only("CVG027", Net.Of(3, 8, 8).Use(Net.Block().Conv(KnownNetworks.P(1) + 1, 1), "Unit", []));
        Only("CVG027", Net.Of(3, 8, 8).Use(Net.Block(), "Empty", []));
        Only("CVG001", Net.Of(3, 8, 8).Use(Net.Block().Conv(1, 1), "Unit", [], repeat: 0));
    }

    [Fact]
    public void CVG027_expressions_seen_in_the_syntax()
    {
        var argument = Net.Argument("filters", 8) with { IsPlaceholderExpression = true };
        var block = Net.Block().Attribute(new AttributeDeclaration("Conv", new(argument, Net.Argument("kernel", new[] { 1 }))));
        Only("CVG027", Net.Of(3, 8, 8).Use(block, "Unit", []));
    }
}
