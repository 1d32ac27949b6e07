extern alias Onnx;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.ML.OnnxRuntime;
using Onnx::ConvGen.Model;
using Onnx::ConvGen.Onnx;

namespace ConvGen.Fuzz.Tests;

/// <summary>Runs declared networks in ONNX Runtime.</summary>
internal static class OnnxPeer
{
    /// <summary>The outputs of <paramref name="network"/>, read back from its attributes, one behind the other as they are declared.</summary>
    /// <param name="network">The declaring class.</param>
    /// <param name="tensor">The elements of a weight tensor by its name.</param>
    /// <param name="inputs">The inputs as they are declared.</param>
    /// <returns>Null where ONNX has no such operator or ONNX Runtime takes it not so: windows padded beyond their kernel, output padding from the stride on.</returns>
    /// <exception cref="InvalidOperationException">The network has errors.</exception>
    public static float[]? Run(Type network, Func<string, float[]> tensor, IReadOnlyList<float[]> inputs)
    {
        var analysis = NetworkAnalyzer.Analyze(GraphBuilder.Build(ReflectedDeclaration.Read(network)).Graph);
        if (analysis.Findings.FirstOrDefault(static finding => finding.Severity == Severity.Error) is { } error)
            throw new InvalidOperationException($"{error.Rule}: {error.Message}");
        try
        {
            return Run(analysis, tensor, inputs);
        }
        catch (Exception exception) when (exception is OnnxExportException or OnnxRuntimeException)
        {
            return null;
        }
    }

    private static float[] Run(NetworkAnalysis analysis, Func<string, float[]> tensor, IReadOnlyList<float[]> inputs)
    {
        using var model = new MemoryStream();
        OnnxWriter.Write(analysis, tensor, model);
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        using var session = new InferenceSession(model.ToArray(), options);
        var values = session.InputNames.Zip(inputs, (name, elements) =>
            OrtValue.CreateTensorValueFromMemory(elements, [.. session.InputMetadata[name].Dimensions.Select(static extent => (long)extent)])).ToList();
        using var run = new RunOptions();
        using var outputs = session.Run(run, session.InputNames, values, session.OutputNames);
        values.ForEach(static value => value.Dispose());
        return [.. outputs.SelectMany(static output => output.GetTensorDataAsSpan<float>().ToArray())];
    }
}
