using System;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Pipeline;

/// <summary>What a step of the pipeline made of one network, or what is left of it where the step failed: one network's failure never takes another's code.</summary>
/// <param name="Network">The full metadata name of the network's class.</param>
/// <param name="Result">The result; null where nothing is left.</param>
/// <param name="Failure">What CVG901 says, of this step or of one before it; null where all went well.</param>
public sealed record Attempt<T>(string Network, T? Result, string? Failure)
    where T : class;

/// <summary>Takes steps and catches what goes wrong in them; a cancellation passes.</summary>
internal static class Attempt
{
    /// <summary>The result of <paramref name="step"/>, or of the first of <paramref name="rescues"/> that does not fail.</summary>
    public static Attempt<T> Of<T>(string network, string? failure, Func<T?> step, params Func<T?>[] rescues)
        where T : class
    {
        try
        {
            return new Attempt<T>(network, step(), failure);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var told = failure ?? InternalFailure.OfGeneration(network, exception);
            return rescues.Length == 0 ? new Attempt<T>(network, null, told) : Of(network, told, rescues[0], [.. rescues.Skip(1)]);
        }
    }
}
