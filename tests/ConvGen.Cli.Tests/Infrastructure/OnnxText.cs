using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Cli.Tests;

/// <summary>Reads the textual form of ONNX as far as documentation needs it: float tensors, and attributes that are lists of integers.</summary>
internal static partial class OnnxText
{
    public static byte[] ToFile(string text)
    {
        var head = Head().Match(text);
        var graph = new GraphProto { Name = head.Groups["name"].Value };
        graph.Inputs.AddRange(Values(head.Groups["inputs"].Value));
        graph.Outputs.AddRange(Values(head.Groups["outputs"].Value));
        graph.ValueInfos.AddRange(Values(head.Groups["stated"].Value));
        graph.Nodes.AddRange(Line().Matches(text).Select(Node));
        using var stream = new MemoryStream();
        new ModelProto { IrVersion = 8, Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = 17 } } }.Write(stream);
        return stream.ToArray();
    }

    public static string NameOf(string text) => Head().Match(text).Groups["name"].Value;

    private static IEnumerable<ValueInfoProto> Values(string text) =>
        Value().Matches(text).Select(static match => ValueInfoProto.Of(match.Groups[2].Value, Integers(match.Groups[1].Value).Select(static number => (int)number)));

    private static NodeProto Node(Match line)
    {
        var node = new NodeProto { OpType = line.Groups["op"].Value };
        node.Outputs.Add(line.Groups["output"].Value);
        node.Inputs.AddRange(line.Groups["inputs"].Value.Split(',', StringSplitOptions.TrimEntries));
        foreach (var attribute in Attribute().Matches(line.Groups["attributes"].Value).Cast<Match>())
        {
            var list = new AttributeProto { Name = attribute.Groups[1].Value, Type = AttributeType.Ints };
            list.Ints.AddRange(Integers(attribute.Groups[2].Value));
            node.Attributes.Add(list);
        }

        return node;
    }

    private static IEnumerable<long> Integers(string text) => text.Split(',', StringSplitOptions.TrimEntries).Select(static number => long.Parse(number, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^(?<name>\w+) \((?<inputs>.*?)\) => \((?<outputs>.*?)\)(?: <(?<stated>.*?)>)?$", RegexOptions.Multiline)]
    private static partial Regex Head();

    [GeneratedRegex(@"^    (?<output>\w+) = (?<op>\w+) (?:<(?<attributes>.*?)> )?\((?<inputs>.*?)\)$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"float\[([\d,]+)\] (\w+)")]
    private static partial Regex Value();

    [GeneratedRegex(@"(\w+) = \[(.*?)\]")]
    private static partial Regex Attribute();
}
