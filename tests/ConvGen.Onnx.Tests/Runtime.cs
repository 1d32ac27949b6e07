using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ConvGen.Model;
using Microsoft.ML.OnnxRuntime;

namespace ConvGen.Onnx.Tests;

/// <summary>Runs exported networks in ONNX Runtime.</summary>
internal static class Runtime
{
    /// <summary>Exports <paramref name="analysis"/> and runs it on one tensor per input.</summary>
    public static float[][] Run(NetworkAnalysis analysis, Func<string, float[]> tensor, params IReadOnlyList<float[]> inputs)
    {
        // Through a file: the largest networks would otherwise stand in memory three times.
        var path = Path.GetTempFileName();
        try
        {
            using (var stream = File.Create(path))
            {
                OnnxWriter.Write(analysis, tensor, stream);
            }

            return Run(path, inputs);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The largest difference, as a share of the largest magnitude of <paramref name="expected"/>.</summary>
    public static double RelativeDifference(IReadOnlyList<float> expected, IReadOnlyList<float> actual)
    {
        if (expected.Count != actual.Count)
        {
            return double.PositiveInfinity;
        }

        var scale = expected.Max(Math.Abs);
        var difference = expected.Zip(actual, static (left, right) => Math.Abs(left - (double)right)).Max();
        return difference / (scale == 0 ? 1 : scale);
    }

    private static float[][] Run(string path, IReadOnlyList<float[]> inputs)
    {
        using var options = new SessionOptions();
        using var session = new InferenceSession(path, options);
        var values = new Dictionary<string, OrtValue>();
        foreach (var (name, elements) in session.InputNames.Zip(inputs))
        {
            var shape = session.InputMetadata[name].Dimensions.Select(static extent => (long)extent).ToArray();
            values.Add(name, OrtValue.CreateTensorValueFromMemory(elements, shape));
        }

        using var run = new RunOptions();
        using var outputs = session.Run(run, values, session.OutputNames);
        foreach (var value in values.Values)
        {
            value.Dispose();
        }

        return [.. outputs.Select(static output => output.GetTensorDataAsSpan<float>().ToArray())];
    }
}
