using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ConvGen.Model;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>Writes an analysed network with its weights as an ONNX model. Layers keep their names as the names of their values.</summary>
public static class OnnxWriter
{
    /// <summary>The operator set of written models; a deformable convolution needs a later one.</summary>
    public const int Opset = 17;

    private const int DeformableOpset = 19;
    private const int IrVersion = 8;

    /// <summary>Writes <paramref name="analysis"/> to <paramref name="stream"/>.</summary>
    /// <param name="analysis">A network without errors.</param>
    /// <param name="tensor">The elements of a weight tensor by its name, first index slowest.</param>
    /// <param name="stream">Where to.</param>
    /// <exception cref="OnnxExportException">The network has errors, a tensor has another length, or ONNX knows no such operator.</exception>
    public static void Write(NetworkAnalysis analysis, Func<string, float[]> tensor, Stream stream) => ToModel(analysis, tensor).Write(stream);

    /// <summary>The model of <paramref name="analysis"/>; parameters as for <see cref="Write"/>.</summary>
    public static ModelProto ToModel(NetworkAnalysis analysis, Func<string, float[]> tensor)
    {
        if (analysis.Findings.FirstOrDefault(static finding => finding.Severity == Severity.Error) is { } error)
        {
            throw new OnnxExportException($"'{analysis.Graph.Name}' has errors and cannot be exported; the first is {error.Rule}: {error.Message}");
        }

        var graph = new ExportGraph(analysis.Graph.Name, tensor);
        var values = new string[analysis.Layers.Count];
        foreach (var layer in analysis.Layers)
        {
            values[layer.Node.Id] = graph.Add(Describe(analysis, layer, values, graph));
        }

        foreach (var output in analysis.Graph.Outputs)
        {
            graph.AddOutput(values[output.Node], analysis.Layers[output.Node].Shape!, output.Layout);
        }

        var usesDeformable = analysis.Layers.Any(static layer => layer.Node.Op is DeformConvOp);
        return new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "ConvGen",
            Graph = graph.Proto,
            OpsetImport = { new OperatorSetIdProto { Version = usesDeformable ? DeformableOpset : Opset } },
        };
    }

    private static ExportedLayer Describe(NetworkAnalysis analysis, LayerAnalysis layer, IReadOnlyList<string> values, ExportGraph graph)
    {
        var inputs = layer.Node.Inputs;
        return new ExportedLayer(
            graph,
            layer,
            [.. inputs.Select(id => values[id])],
            [.. inputs.Select(id => analysis.Layers[id].Shape!)]);
    }
}
