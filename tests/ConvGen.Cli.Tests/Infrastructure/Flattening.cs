using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Cli.Tests;

/// <summary>Writes out every block of a declaration, as an importer would find the network: one attribute per layer, all named.</summary>
internal static class Flattening
{
    public static NetworkDeclaration Of(NetworkDeclaration declaration)
    {
        var graph = GraphBuilder.Build(declaration).Graph;
        var attributes = declaration.Attributes.Where(static attribute => attribute.Kind is "ConvNet" or "Input" or "Normalize").ToList();
        var done = new HashSet<string>();
        foreach (var node in graph.Nodes.Where(static node => !node.Inputs.IsEmpty))
        {
            var name = LayerName(graph, node.Name);
            if (done.Add(name))
            {
                attributes.Add(Layer(declaration, graph, node, name));
            }
        }

        foreach (var boundary in declaration.Attributes.Where(static attribute => attribute.Kind is "Output" or "Anchors"))
        {
            var nodes = boundary.Kind == "Output" ? graph.Outputs.Select(static output => (output.Node, output.Name)) : graph.Anchors.Select(static anchors => (anchors.Node, anchors.Name));
            var declared = ((ArgumentValue.Text)boundary.Arguments[0].Value).Value;
            var target = nodes.First(pair => pair.Name == declared).Node;
            attributes.Add(boundary with { Arguments = Replace(boundary.Arguments, 0, new ArgumentValue.Text(Target(graph, target))).ToEquatable() });
        }

        return declaration with { Attributes = attributes.ToEquatable(), Blocks = default };
    }

    // Of a separable convolution only the whole is a layer.
    private static string LayerName(NetworkGraph graph, string node) =>
        graph.Groups.Where(group => group.Kind is "SeparableConv" or "DeformConv" && (node == group.Name || node.StartsWith(group.Name + ".", System.StringComparison.Ordinal)))
            .Select(static group => group.Name).FirstOrDefault() ?? node;

    private static string Flat(string name) => name.Replace('.', '_');

    private static AttributeDeclaration Layer(NetworkDeclaration declaration, NetworkGraph graph, Node node, string name)
    {
        var site = node.BlockSites.IsEmpty ? node.Site : node.BlockSites[0];
        var attribute = site.Block is { } block ? declaration.Blocks.First(other => other.MetadataName == block).Attributes[site.Attribute] : declaration.Attributes[site.Attribute];
        var last = graph.Nodes.Last(other => LayerName(graph, other.Name) == name);
        var arguments = attribute.Arguments
            .Where(static argument => argument.Name is not ("Name" or "Key" or "From" or "others" or "other" or "Offsets" or "Mask"))
            .Select(argument => argument with { Value = Substitute(declaration, node, argument.Value) })
            .ToList();
        var key = attribute.Kind == "SeparableConv" ? node.Key[..^".depthwise".Length] : last.Key;
        arguments.Add(Text("Name", Flat(name)));
        arguments.Add(Text("Key", key));
        arguments.Add(Text("From", Target(graph, node.Inputs[0])));
        if (attribute.Kind is "Add" or "Concat")
        {
            arguments.Insert(0, new("others", new ArgumentValue.Texts(last.Inputs.Skip(1).Select(input => Target(graph, input)).ToEquatable())));
        }
        else if (attribute.Kind == "Mul")
        {
            arguments.Insert(0, Text("other", Target(graph, last.Inputs[1])));
        }
        else if (attribute.Arguments.Any(static argument => argument.Name == "Offsets"))
        {
            arguments.Add(Text("Offsets", Target(graph, last.Inputs[1])));
            if (last.Inputs.Count > 2)
            {
                arguments.Add(Text("Mask", Target(graph, last.Inputs[2])));
            }
        }

        return new AttributeDeclaration(attribute.Kind, arguments.ToEquatable());
    }

    private static string Target(NetworkGraph graph, int node) => Flat(LayerName(graph, graph.Nodes[node].Name));

    private static ArgumentDeclaration Text(string name, string value) => new(name, new ArgumentValue.Text(value));

    private static IEnumerable<ArgumentDeclaration> Replace(IEnumerable<ArgumentDeclaration> arguments, int index, ArgumentValue value) =>
        arguments.Select((argument, i) => i == index ? argument with { Value = value } : argument);

    /// <summary>Looks placeholders up in the uses around the layer, from the inside out.</summary>
    private static ArgumentValue Substitute(NetworkDeclaration declaration, Node node, ArgumentValue value)
    {
        int Resolve(long number, int depth)
        {
            var index = ParamPlaceholder.IndexOf(number);
            if (index < 0)
            {
                return (int)number;
            }

            var use = depth < node.BlockSites.Count ? node.BlockSites[depth] : node.Site;
            var attributes = use.Block is { } block ? declaration.Blocks.First(other => other.MetadataName == block).Attributes : declaration.Attributes;
            var given = ((ArgumentValue.Integers)attributes[use.Attribute].Arguments.First(static argument => argument.Name == "arguments").Value).Values[index];
            return Resolve(given, depth + 1);
        }

        return value switch
        {
            ArgumentValue.Integer integer => new ArgumentValue.Integer(Resolve(integer.Value, 1)),
            ArgumentValue.Integers integers => new ArgumentValue.Integers(integers.Values.Select(item => Resolve(item, 1)).ToEquatable()),
            _ => value,
        };
    }
}
