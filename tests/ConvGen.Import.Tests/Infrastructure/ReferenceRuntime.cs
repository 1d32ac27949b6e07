using System.Collections.Generic;
using System.Linq;
using Microsoft.ML.OnnxRuntime;

namespace ConvGen.Import.Tests;

/// <summary>Runs ONNX files in ONNX Runtime.</summary>
internal static class ReferenceRuntime
{
    /// <summary>The outputs of a model with one input.</summary>
    public static float[][] Run(string path, float[] input, IReadOnlyList<long> shape)
    {
        using var session = new InferenceSession(path);
        return Run(session, input, shape);
    }

    /// <summary>The outputs of a model in memory.</summary>
    public static float[][] Run(byte[] model, float[] input, IReadOnlyList<long> shape)
    {
        using var session = new InferenceSession(model);
        return Run(session, input, shape);
    }

    private static float[][] Run(InferenceSession session, float[] input, IReadOnlyList<long> shape)
    {
        using var value = OrtValue.CreateTensorValueFromMemory(input, [.. shape]);
        using var run = new RunOptions();
        using var outputs = session.Run(run, new Dictionary<string, OrtValue> { [session.InputNames.Single()] = value }, session.OutputNames);
        return [.. outputs.Select(static output => output.GetTensorDataAsSpan<float>().ToArray())];
    }
}
