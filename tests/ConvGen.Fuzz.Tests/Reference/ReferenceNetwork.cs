using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <summary>Computes a sketched network in doubles with straight loops.</summary>
internal static class ReferenceNetwork
{
    /// <summary>The value of every step; with <paramref name="isRounded"/>, each is rounded to a float, as the generated code cannot help doing.</summary>
    public static List<Values> Run(Sketch sketch, Weights weights, bool isRounded)
    {
        var values = new List<Values>();
        foreach (var step in sketch.Steps)
        {
            var value = Compute(step, [.. step.Inputs.Select(source => values[source])], weights, values.Count);
            if (isRounded)
                Round(value);
            values.Add(value);
        }

        return values;
    }

    private static Values Compute(Step step, Values[] inputs, Weights weights, int index)
    {
        var output = new Values(step.Channels, step.Extents);
        if (step.Kind == "Input")
            weights.Input(index, output.Data.Length).CopyTo(output.Data, 0);
        else if (step.Kind == "Constant")
            weights.Constant(step).CopyTo(output.Data, 0);
        else if (!ReferenceConvolutions.TryCompute(step, inputs, output, weights) && !ReferenceNorms.TryCompute(step, inputs[0], output, weights))
            ReferenceMoves.Compute(step, inputs, output);
        if (step.Activation != "None")
        {
            for (var i = 0; i < output.Data.Length; i++)
                output.Data[i] = ReferenceActivations.Of(step.Activation, output.Data[i], step.Reals);
        }

        return output;
    }

    private static void Round(Values value)
    {
        for (var i = 0; i < value.Data.Length; i++)
            value.Data[i] = (float)value.Data[i];
    }
}
