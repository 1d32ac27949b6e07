using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;
using ConvGen.Onnx;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Import.Tests;

/// <summary>A vector that was imported: which of its inputs the network takes, and how it is run.</summary>
internal sealed class VectorRun
{
    private readonly IReadOnlyList<TensorProto> _maps;
    private readonly IReadOnlyList<int> _inputLengths;
    private readonly IReadOnlyList<int> _outputLengths;

    private VectorRun(VectorFolder vector, ImportedNetwork imported, IReadOnlyList<TensorProto> maps)
    {
        (Vector, Imported, _maps) = (vector, imported, maps);
        var graph = GraphBuilder.Build(imported.Declaration).Graph;
        var analysis = NetworkAnalyzer.Analyze(graph);
        _inputLengths = [.. graph.Nodes.Where(static node => node.Op is InputOp).Select(node => (int)analysis.Layers[node.Id].Shape!.Length)];
        _outputLengths = [.. graph.Outputs.Select(output => (int)analysis.Layers[output.Node].Shape!.Length)];
    }

    public VectorFolder Vector { get; }

    public ImportedNetwork Imported { get; }

    /// <summary>Imports a vector, or says why it cannot be.</summary>
    public static (VectorRun? Run, string Reason) Import(VectorFolder vector, string className)
    {
        // Vectors list weights among the inputs: what can come from a layer does, the rest are constants.
        var reason = "";
        foreach (var isMap in Choices(vector))
        {
            var names = Names(vector);
            var constants = names.Select(static (name, i) => (name, i)).Where(pair => !isMap(pair.i)).ToDictionary(static pair => pair.name, pair => vector.Inputs[pair.i]);
            try
            {
                var imported = OnnxImporter.Import(vector.ModelPath, new OnnxImportOptions { Name = className, Constants = constants, Outputs = InferenceOutputs(vector) });
                return (new VectorRun(vector, imported, [.. vector.Inputs.Where((_, i) => isMap(i))]), "");
            }
            catch (OnnxImportException exception)
            {
                reason += $" [{exception.Message}]";
            }
            catch (OnnxFormatException exception)
            {
                reason += $" [{exception.Message}]";
            }
        }

        return (null, reason);
    }

    /// <summary>Runs the network on the vector's inputs, item by item of the batch; null if all outputs are right, else what is wrong.</summary>
    public string? Check(IConvNet network, double tolerance)
    {
        var golden = Vector.Outputs.Take(InferenceOutputs(Vector)?.Length ?? Vector.Outputs.Count).ToList();
        var count = (int)(VectorTensor.Count(_maps[0]) / _inputLengths[0]);
        if (_maps.Zip(_inputLengths).Any(pair => VectorTensor.Count(pair.First) != (long)count * pair.Second)
            || golden.Count != _outputLengths.Count || golden.Zip(_outputLengths).Any(pair => VectorTensor.Count(pair.First) != (long)count * pair.Second))
        {
            return $"the network is {string.Join(", ", _inputLengths)} → {string.Join(", ", _outputLengths)} floats, which do not fit the vector's tensors";
        }

        var outputs = new float[count * _outputLengths.Sum()];
        network.RunBatch(Interleave([.. _maps.Select(VectorTensor.Floats)], _inputLengths, count), outputs, count);
        var expected = Interleave([.. golden.Select(VectorTensor.Floats)], _outputLengths, count);
        var difference = Closeness.RelativeDifference(expected, outputs);
        return difference <= tolerance ? null : $"its output differs by {difference:g3} of its largest magnitude";
    }

    /// <summary>The names of the vector's inputs.</summary>
    public static List<string> Names(VectorFolder vector)
    {
        var initializers = vector.Model.Graph!.Initializers.Select(static tensor => tensor.Name).ToHashSet();
        return [.. vector.Model.Graph.Inputs.Select(static input => input.Name).Where(name => !initializers.Contains(name)).Take(vector.Inputs.Count)];
    }

    // The further outputs of a layer norm are what training needs of it; docs/onnx.md says that they are not made.
    private static string[]? InferenceOutputs(VectorFolder vector) =>
        vector.Model.Graph!.Nodes is [{ OpType: "LayerNormalization" }] ? [vector.Model.Graph.Outputs[0].Name] : null;

    private static IEnumerable<Func<int, bool>> Choices(VectorFolder vector)
    {
        bool IsReal(int i) => vector.Inputs[i].DataType == TensorDataType.Float;
        yield return IsReal;
        yield return static i => i == 0;
        yield return i => i is 0 or 2 or 4 && IsReal(i);
        yield return static i => i == 1;
    }

    // RunBatch takes all inputs of the first item, then all of the second.
    private static float[] Interleave(float[][] tensors, IReadOnlyList<int> lengths, int count) =>
    [
        .. Enumerable.Range(0, count).SelectMany(item => tensors.SelectMany((tensor, i) => new ArraySegment<float>(tensor, item * lengths[i], lengths[i]))),
    ];
}
