using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Onnx;

namespace ConvGen.Import.Tests;

/// <summary>The vectors of one origin for operators that are supported, all imported, compiled together and run.</summary>
internal sealed class VectorSet
{
    private const double Tolerance = 1e-4;

    private VectorSet(int count, SortedDictionary<string, string> failures) => (Count, Failures) = (count, failures);

    public int Count { get; }

    /// <summary>What does not pass, with the reason.</summary>
    public SortedDictionary<string, string> Failures { get; }

    public static VectorSet Run(params IEnumerable<string> folders)
    {
        var vectors = folders.SelectMany(VectorFolder.All).Where(IsSupported).DistinctBy(static vector => vector.Name).ToList();
        var failures = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var runs = new List<VectorRun>();
        foreach (var vector in vectors)
        {
            var (run, reason) = VectorRun.Import(vector, "Case" + runs.Count);
            if (run is null)
            {
                failures.Add(vector.Name, reason);
            }
            else
            {
                runs.Add(run);
            }
        }

        foreach (var chunk in runs.Chunk(100))
        {
            var compiled = CompiledNetworks.Of(chunk.Select(static run => run.Imported.Declaration));
            foreach (var run in chunk)
            {
                if (run.Check(compiled.Create(run.Imported), Tolerance) is { } problem)
                {
                    failures.Add(run.Vector.Name, problem);
                }
            }
        }

        return new VectorSet(vectors.Count, failures);
    }

    /// <summary>The failures as lines, for messages and for the document.</summary>
    public string Describe() => string.Join('\n', Failures.Select(static failure => $"{failure.Key}: {failure.Value}"));

    private static bool AreTensors(VectorFolder vector) => vector.Model.Graph!.Inputs.Concat(vector.Model.Graph.Outputs).All(static value => value.Type?.Tensor is not null);

    /// <summary>A vector that computes in float32 with operators of the table.</summary>
    private static bool IsSupported(VectorFolder vector)
    {
        var names = OnnxOperators.All.Where(static row => !row.IsSpecialCase).Select(static row => row.Name).ToHashSet();
        return vector.IsFloat32 && AreTensors(vector) && vector.Model.Graph is { Nodes.Count: > 0 } graph && graph.Nodes.All(node => node.Domain is "" or "ai.onnx" && (names.Contains(node.OpType) || node.OpType == "Constant"));
    }
}
