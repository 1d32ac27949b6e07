using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace ConvGen.Model.Tests;

/// <summary>Numbers that PyTorch computed; see tests/Oracle/ORIGIN.md.</summary>
internal static class Oracle
{
    public sealed record Layer(string Name, string Type, int[] Output, long Parameters, long Macs);

    public sealed record Network(int[] Output, long Parameters, long Macs, List<Layer> Layers);

    public sealed record Field(string Name, long Size, double Jump, long Start);

    public static Network Of(string network)
    {
        var json = Read("nets.json").GetProperty(network);
        return new Network(Integers(json.GetProperty("output")), json.GetProperty("params").GetInt64(), json.GetProperty("macs").GetInt64(), [.. json.GetProperty("layers").EnumerateArray().Select(LayerOf)]);
    }

    public static IEnumerable<string> NetworksWithFields => Read("receptive_fields.json").EnumerateObject().Select(static network => network.Name);

    public static IEnumerable<Field> FieldsOf(string network) =>
        Read("receptive_fields.json").GetProperty(network).GetProperty("layers").EnumerateArray().Select(static layer => new Field(
            layer.GetProperty("name").GetString()!, layer.GetProperty("rf").GetInt64(), layer.GetProperty("jump").GetDouble(), layer.GetProperty("start").GetInt64()));

    private static Layer LayerOf(JsonElement layer) => new(
        layer.GetProperty("name").GetString()!,
        layer.GetProperty("type").GetString()!,
        Integers(layer.GetProperty("output")),
        layer.GetProperty("params").GetInt64(),
        layer.TryGetProperty("macs", out var macs) ? macs.GetInt64() : 0);

    private static int[] Integers(JsonElement array) => [.. array.EnumerateArray().Select(static n => n.GetInt32())];

    private static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Oracle", file))).RootElement;
}
