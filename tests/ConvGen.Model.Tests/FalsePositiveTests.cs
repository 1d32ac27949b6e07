using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ConvGen.Networks;

namespace ConvGen.Model.Tests;

/// <summary>
/// What the rules say about published networks, and that they say nothing else. Every network with a task and no <c>[Normalize]</c> draws
/// CVG406, which is true and left out here.
/// </summary>
public sealed class FalsePositiveTests
{
    /// <summary>Rule, severity and number of what may fire; where the matrix of the catalogue is silent, the reason why it is true.</summary>
    private static readonly Dictionary<Type, string[]> Expected = new()
    {
        // Its first dense layer holds 37.8 of 61.1 million parameters, as those of VGG do.
        [typeof(AlexNet)] = ["CVG316 Info 1"],
        [typeof(CifarVgg)] = [],
        // A density for 8×8 pixels.
        [typeof(CsrNet)] = ["CVG112 Info 1"],
        [typeof(DcganDiscriminator)] = [],
        [typeof(DcganGenerator)] = [],
        [typeof(DcganSmall)] = [],
        [typeof(DeepLabV3At224)] = ["CVG105 Warning 1"],
        [typeof(DeepLabV3At520)] = [],
        [typeof(DeformSmall)] = [],
        [typeof(DenseNet121)] = ["CVG311 Info 3"],
        [typeof(EsrganSlimX2)] = [],
        [typeof(EsrganSlimX2At64)] = [],
        [typeof(GoogLeNet)] = [],
        [typeof(InceptionV3)] = ["CVG301 Info 3"],
        // Six filters take the time of eight.
        [typeof(LeNet5)] = ["CVG307 Info 1"],
        [typeof(MobileNetV1)] = ["CVG009 Info 5", "CVG202 Info 1"],
        [typeof(MobileNetV2)] = [],
        [typeof(MobileNetV3Small)] = [],
        [typeof(Pix2PixDiscriminator)] = ["CVG109 Info 2"],
        [typeof(ResNeXt50)] = [],
        [typeof(ResNet18)] = [],
        [typeof(ResNet20)] = [],
        [typeof(ResNet50)] = [],
        [typeof(ResNet50V1)] = ["CVG103 Info 3"],
        // A 3×3 over a nearest-neighbour pyramid reads 427 or 459 of 512 pixels; one square anchor of 256 at σ = 44.6 is 5.74σ.
        [typeof(ResNet50Fpn)] = ["CVG108 Info 3", "CVG110 Info 2", "CVG204 Info 1"],
        [typeof(RpnVgg16)] = [],
        [typeof(RpnVgg16Anchors)] = ["CVG203 Info 1"],
        [typeof(S3fd)] = [],
        [typeof(ShuffleNetV2)] = [],
        // 224 − 3 is odd, 0.9 % of the picture; the field of 207 is below 224.
        [typeof(SqueezeNet11)] = ["CVG101 Info 1", "CVG201 Info 1"],
        // The heads over a map of 1×1 use one tap of nine.
        [typeof(Ssd300)] = ["CVG105 Info 2", "CVG205 Info 1", "CVG206 Info 1", "CVG206 Warning 1"],
        // 35 of 56 pixels.
        [typeof(Tiny3D)] = ["CVG201 Info 1"],
        // Boxes of 193×227 and 289×341 over a field of 190.
        [typeof(FaceDetection.FaceDetector)] = ["CVG203 Info 1"],
        [typeof(UNetSame256)] = ["CVG110 Info 1"],
        [typeof(UNetSmall)] = [],
        [typeof(UNetValid572)] = ["CVG110 Info 1"],
        [typeof(Vgg11)] = ["CVG316 Info 1"],
        [typeof(Vgg16)] = ["CVG316 Info 1"],
        [typeof(Vgg16At225)] = ["CVG101 Info 1", "CVG316 Info 1"],
        [typeof(WaveNet)] = [],
        // Matched by cell: 373×326 is 5.19σ of its level, 10×13 is 0.29σ.
        [typeof(YoloV3)] = ["CVG108 Info 2", "CVG204 Info 2"],
    };

    public static TheoryData<string> Names => [.. Declared().Select(static type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rules_say_what_is_true_of_a_network_and_nothing_else(string name)
    {
        var type = Declared().Single(type => type.Name == name);
        Assert.Equal(Expected[type], Said(type));
    }

    [Theory]
    [InlineData("ResNeXt50", "CVG306", true)]
    [InlineData("MobileNetV2", "CVG306", false)]
    public void Refactorings(string name, string rule, bool fires) =>
        Assert.Equal(fires, !NetworkRules.Check(Analyze(Declared().Single(type => type.Name == name)), rule).IsEmpty);

    [Fact]
    public void SSD_is_told_about_the_two_levels_whose_grid_differs()
    {
        var messages = NetworkRules.Check(Analyze(typeof(Ssd300)), "CVG206").Select(static finding => finding.Message).ToList();
        Assert.Contains(messages, static message => message.Contains("declare offset 32, but the first position looks at 8, 24 pixels", StringComparison.Ordinal));
        Assert.Contains(messages, static message => message.Contains("declare stride 100, but its positions lie 64 pixels apart", StringComparison.Ordinal));
    }

    /// <summary>Darknet's first positions look at half a pixel, at every level.</summary>
    [Fact]
    public void YOLO_is_told_about_an_offset_of_half_a_cell()
    {
        var messages = NetworkRules.Check(Analyze(WithOffset(typeof(YoloV3), static stride => stride / 2)), "CVG206").Select(static finding => finding.Message).ToList();
        Assert.Equal(3, messages.Count);
        Assert.All(messages, static message => Assert.Contains("the first position looks at 0.5", message, StringComparison.Ordinal));
    }

    [Fact]
    public void Extra_layers_of_SSD_are_unproductive_unless_they_detect()
    {
        var declaration = ReflectedDeclaration.Read(typeof(Ssd300));
        Assert.Empty(NetworkRules.Check(Analyze(declaration), "CVG202"));
        var silent = declaration with { Attributes = declaration.Attributes.Where(static attribute => attribute.Kind != "Anchors").Select(static attribute => attribute with { Arguments = attribute.Arguments.Where(static argument => argument.Name != "Task").ToEquatable() }).ToEquatable() };
        Assert.NotEmpty(NetworkRules.Check(Analyze(silent), "CVG202"));
    }

    [Fact]
    public void A_patch_of_pix2pix_sees_70_pixels_everywhere()
    {
        var analysis = Analyze(typeof(Pix2PixDiscriminator));
        Assert.All(analysis.Layers[analysis.Graph.Outputs[0].Node].Fields, static field => Assert.Equal((70L, 70L), (field.MinSize, field.Size)));
    }

    [Fact]
    public void The_RPN_is_told_its_largest_anchors_ratio() =>
        Assert.Contains("2.25 times", Assert.Single(NetworkRules.Check(Analyze(typeof(RpnVgg16Anchors)), "CVG203")).Message, StringComparison.Ordinal);

    /// <summary>The network with an offset declared at each of its anchor grids, a function of the true stride.</summary>
    private static NetworkDeclaration WithOffset(Type type, Func<double, double> offset)
    {
        var declaration = ReflectedDeclaration.Read(type);
        var analysis = Analyze(declaration);
        return DeclarationEditor.Apply(declaration, new SuggestedFix("", analysis.Graph.Anchors.Select(anchors =>
            new ArgumentEdit(anchors.Site with { Argument = "Offset" }, offset(analysis.Layers[anchors.Node].Fields[0].Jump).ToString(CultureInfo.InvariantCulture)))));
    }

    [Theory]
    [InlineData(typeof(S3fd), new[] { 48L, 108, 228, 340, 468, 724 }, new[] { 28.0, 59, 118, 185, 279, 503 })]
    [InlineData(typeof(Ssd300), new[] { 108L, 452, 516, 644, 772, 900 }, new[] { 59.0, 339, 355, 412, 462, 507 })]
    public void Fields_and_effective_fields_of_detection_heads(Type network, long[] fields, double[] effective)
    {
        var analysis = Analyze(network);
        var levels = analysis.Graph.Anchors.Select(anchors => analysis.Layers[anchors.Node].Fields[0]).ToList();
        Assert.Equal(fields, levels.Select(static field => field.Size));
        foreach (var (expected, field) in effective.Zip(levels))
            Assert.Equal(expected, field.EffectiveSize, 0.5);
    }

    internal static IEnumerable<Type> Declared() =>
        typeof(FalsePositiveTests).Assembly.GetTypes().Where(ReflectedDeclaration.IsNetwork).OrderBy(static type => type.Name, StringComparer.Ordinal);

    private static IEnumerable<string> Said(Type type)
    {
        var declaration = ReflectedDeclaration.Read(type);
        var result = GraphBuilder.Build(declaration);
        Assert.Empty(result.Findings);
        var analysis = NetworkAnalyzer.Analyze(result.Graph);
        Assert.Empty(analysis.Findings);
        return Each(analysis)
            .Where(static finding => finding.Rule != "CVG406")
            .GroupBy(static finding => finding.Rule + " " + finding.Severity)
            .Select(static same => same.Key + " " + same.Count())
            .Order(StringComparer.Ordinal);
    }

    /// <summary>Layer by layer: what is shown counts facts that hold of several.</summary>
    private static IEnumerable<Finding> Each(NetworkAnalysis analysis) =>
        RuleCatalog.All.Where(static rule => rule.Severity != Severity.Hidden).SelectMany(rule => NetworkRules.Check(analysis, rule.Id));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fact_is_said_once(string name)
    {
        var analysis = Analyze(Declared().Single(type => type.Name == name));
        Assert.All(NetworkRules.Check(analysis).Where(static finding => finding.Severity == Severity.Info).GroupBy(static finding => finding.Rule), static same => Assert.Single(same));
        Assert.Equal(Each(analysis).Select(static finding => finding.Rule).Distinct(), NetworkRules.Check(analysis).Select(static finding => finding.Rule).Distinct().Order(StringComparer.Ordinal));
    }

    private static NetworkAnalysis Analyze(Type type) => Analyze(ReflectedDeclaration.Read(type));

    private static NetworkAnalysis Analyze(NetworkDeclaration declaration) => NetworkAnalyzer.Analyze(GraphBuilder.Build(declaration).Graph);
}
