using System.Collections.Generic;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using ConvGen.Model;

namespace ConvGen.Cli.Reports;

/// <summary>The facts of networks as JSON: sizes in elements, fields in input positions, memory in bytes.</summary>
internal static class DescriptionJson
{
    /// <summary>How every JSON of the tool is written: for people to read, letters beyond ASCII as they are.</summary>
    public static JsonWriterOptions Options { get; } = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream stream, IEnumerable<NetworkReview> reviews)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteStartArray("networks");
        foreach (var review in reviews)
        {
            WriteNetwork(json, review);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNetwork(Utf8JsonWriter json, NetworkReview review)
    {
        var analysis = review.Analysis;
        json.WriteStartObject();
        json.WriteString("name", review.Declaration.Type.MetadataName);
        if (review.IsPartial)
        {
            WritePart(json, review);
        }

        json.WriteNumber("parameters", analysis.Totals.Parameters);
        json.WriteNumber("macs", analysis.Totals.Macs);
        json.WriteNumber("macsExact", analysis.Totals.MacsExact);
        json.WriteNumber("weightBytes", analysis.Memory.WeightBytes);
        json.WriteNumber("peakActivationBytes", analysis.Memory.PeakActivationBytes);
        json.WriteStartArray("layers");
        foreach (var layer in analysis.Layers)
        {
            WriteLayer(json, review, layer);
        }

        json.WriteEndArray();
        json.WriteStartArray("outputs");
        foreach (var output in analysis.Graph.Outputs)
        {
            json.WriteStringValue(output.Name ?? analysis.Graph.Nodes[output.Node].Name);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter json, NetworkReview review)
    {
        json.WriteBoolean("isPartial", true);
        json.WriteStartArray("unknownOperators");
        foreach (var unknown in review.UnknownOperators)
        {
            json.WriteStartObject();
            json.WriteString("name", unknown.Name);
            json.WriteString("operator", unknown.Operator);
            json.WriteString("reason", unknown.Reason);
            WriteShape(json, unknown.Output);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("operatorsLeftOut", review.Dependants);
    }

    private static void WriteLayer(Utf8JsonWriter json, NetworkReview review, LayerAnalysis layer)
    {
        json.WriteStartObject();
        json.WriteString("name", layer.Node.Name);
        json.WriteString("kind", LayerRow.KindOf(review.Declaration, layer.Node));
        json.WriteString("key", layer.Node.Key);
        json.WriteStartArray("inputs");
        foreach (var input in layer.Node.Inputs)
        {
            json.WriteStringValue(input < 0 ? "?" : review.Analysis.Graph.Nodes[input].Name);
        }

        json.WriteEndArray();
        WriteShape(json, layer.Shape);
        WriteFields(json, layer.Fields);
        json.WriteNumber("parameters", layer.Cost.Parameters);
        json.WriteNumber("macs", layer.Cost.Macs);
        json.WriteNumber("macsExact", layer.Cost.MacsExact);
        json.WriteNumber("activationBytes", layer.Cost.ActivationBytes);
        json.WriteEndObject();
    }

    private static void WriteShape(Utf8JsonWriter json, TensorShape? shape)
    {
        if (shape is null)
        {
            json.WriteNull("shape");
            return;
        }

        json.WriteStartArray("shape");
        json.WriteNumberValue(shape.Channels);
        foreach (var extent in shape.Extents)
        {
            json.WriteNumberValue(extent);
        }

        json.WriteEndArray();
    }

    private static void WriteFields(Utf8JsonWriter json, EquatableArray<ReceptiveField> fields)
    {
        json.WriteStartArray("receptiveFields");
        foreach (var field in fields)
        {
            json.WriteStartObject();
            json.WriteNumber("size", field.Size);
            json.WriteNumber("minSize", field.MinSize);
            json.WriteNumber("start", field.Start);
            WriteReal(json, "jump", field.Jump);
            WriteReal(json, "center", field.Center);
            WriteReal(json, "effectiveSize", field.EffectiveSize);
            json.WriteBoolean("isWholeInput", field.IsWholeInput);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteReal(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
