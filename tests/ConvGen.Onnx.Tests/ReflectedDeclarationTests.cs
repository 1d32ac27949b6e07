using System;
using System.Linq;
using ConvGen.Model;
using ConvGen.Networks;
using Xunit;

namespace ConvGen.Onnx.Tests;

public sealed class ReflectedDeclarationTests
{
    [Fact]
    public void Attributes_come_in_source_order_with_their_arguments_by_name()
    {
        var declaration = ReflectedDeclaration.Read(typeof(LeNet5));

        Assert.Equal("ConvNet", declaration.Attributes[0].Kind);
        Assert.Equal(new ArgumentValue.Integer(1), Argument(declaration.Attributes[0], "channels"));
        var first = declaration.Attributes.First(static attribute => attribute.Kind == "Conv");
        Assert.Equal(new ArgumentValue.Integer(6), Argument(first, "filters"));
        Assert.Equal(new ArgumentValue.Integers(new EquatableArray<int>(5)), Argument(first, "kernel"));
        Assert.Equal(new ArgumentValue.Integer(2), Argument(first, "Padding"));
        Assert.Null(Argument(first, "Stride"));
    }

    [Fact]
    public void Blocks_are_followed_by_metadata_name()
    {
        var declaration = ReflectedDeclaration.Read(typeof(ResNet18));

        var use = declaration.Attributes.First(static attribute => attribute.Kind == "Use");
        var block = Assert.Single(declaration.Blocks, block => block.MetadataName == use.Block);
        Assert.True(block.IsBlock);
        Assert.Contains(block.Attributes, static attribute => attribute.Kind == "Add");
        Assert.Equal(declaration.Blocks.Count, declaration.Blocks.Select(static b => b.MetadataName).Distinct().Count());
    }

    [Fact]
    public void Text_reals_and_enum_members_are_constants_of_their_kind()
    {
        var declaration = ReflectedDeclaration.Read(typeof(FaceDetection.FaceDetector));

        var anchors = declaration.Attributes.First(static attribute => attribute.Kind == "Anchors");
        Assert.Equal(10, ((ArgumentValue.Reals)Argument(anchors, "Boxes")!).Values.Count);
        var conv = declaration.Attributes.First(static attribute => attribute.Kind == "Conv");
        Assert.Equal(new ArgumentValue.Text("conv0"), Argument(conv, "Name"));
        Assert.Equal(new ArgumentValue.Integer((long)ActivationKind.LeakyRelu), Argument(conv, "Activation"));
        Assert.Equal(new ArgumentValue.Real(0.1), Argument(conv, "Alpha"));
    }

    [Fact]
    public void A_type_without_a_network_is_refused_by_name()
    {
        var exception = Assert.Throws<ArgumentException>(() => ReflectedDeclaration.Read(typeof(string)));

        Assert.Contains("System.String", exception.Message, StringComparison.Ordinal);
    }

    private static ArgumentValue? Argument(AttributeDeclaration attribute, string name) =>
        attribute.Arguments.FirstOrDefault(argument => argument.Name == name)?.Value;
}
