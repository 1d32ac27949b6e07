using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.ML.OnnxRuntime;

namespace ConvGen.Benchmarks;

/// <summary>A model loaded in ONNX Runtime: all graph optimisations, inputs and outputs allocated once.</summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly List<OrtValue> _inputs;
    private readonly List<OrtValue> _outputs;
    private readonly IReadOnlyList<string> _inputNames;
    private readonly IReadOnlyList<string> _outputNames;

    public OnnxSession(string path, int threads)
    {
        using var options = new SessionOptions
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
        };
        _session = new InferenceSession(path, options);
        _inputNames = _session.InputNames;
        _outputNames = _session.OutputNames;
        _inputs = Allocate(_inputNames, _session.InputMetadata);
        _outputs = Allocate(_outputNames, _session.OutputMetadata);
    }

    public void Run() => _session.Run(_runOptions, _inputNames, _inputs, _outputNames, _outputs);

    /// <summary>Sets the inputs from their concatenation.</summary>
    public void SetInputs(ReadOnlySpan<float> elements)
    {
        foreach (var input in _inputs)
        {
            var target = input.GetTensorMutableDataAsSpan<float>();
            elements[..target.Length].CopyTo(target);
            elements = elements[target.Length..];
        }
    }

    /// <summary>The outputs, concatenated.</summary>
    public float[] Outputs() => [.. _outputs.SelectMany(static output => output.GetTensorDataAsSpan<float>().ToArray())];

    public void Dispose()
    {
        _inputs.ForEach(static value => value.Dispose());
        _outputs.ForEach(static value => value.Dispose());
        _runOptions.Dispose();
        _session.Dispose();
    }

    private static List<OrtValue> Allocate(IReadOnlyList<string> names, IReadOnlyDictionary<string, NodeMetadata> metadata) =>
    [
        .. names.Select(name => OrtValue.CreateAllocatedTensorValue(
            OrtAllocator.DefaultInstance,
            Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float,
            [.. metadata[name].Dimensions.Select(static extent => (long)extent)])),
    ];
}
