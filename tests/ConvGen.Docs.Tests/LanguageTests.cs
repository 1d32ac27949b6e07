using System;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace ConvGen.Docs.Tests;

/// <summary>The examples of <c>docs/language.md</c> are code: they compile, ConvGen has nothing to object, and the sizes they promise are right.</summary>
public sealed class LanguageTests
{
    public static TheoryData<string> Names => [.. LanguageExample.All.Select(static example => example.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Example_compiles(string name) => Assert.Empty(Find(name).Errors());

    [Theory]
    [MemberData(nameof(Names))]
    public void Example_is_a_network_without_objections(string name) => Assert.Empty(Find(name).Analyze().Objections);

    [Theory]
    [MemberData(nameof(Names))]
    public void Promised_shapes_are_right(string name)
    {
        var example = Find(name);
        var analysis = example.Analyze().Analysis;

        foreach (var (attribute, promised) in example.PromisedShapes())
        {
            var layer = analysis.Layers.Last(layer => layer.Node.Site.Attribute == attribute);
            Assert.Equal(promised, layer.Shape!.ToString());
        }
    }

    [Fact]
    public void Many_shapes_are_promised() => Assert.InRange(LanguageExample.All.Sum(static example => example.PromisedShapes().Count()), 25, int.MaxValue);

    [Fact]
    public void Every_attribute_stands_in_an_example()
    {
        var code = string.Concat(LanguageExample.All.Select(static example => example.Code));
        var attributes = typeof(ConvNetAttribute).Assembly.GetExportedTypes()
            .Where(static type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Attribute)) && type.Namespace == nameof(ConvGen))
            .Select(static type => Regex.Replace(type.Name, "Attribute(`1)?$", ""));

        Assert.All(attributes, name => Assert.Matches($@"(\[|, ){name}\b", code));
    }

    private static LanguageExample Find(string name) => LanguageExample.All.Single(example => example.Name == name);
}
