using System;
using System.Globalization;
using CsCheck;

namespace ConvGen.Fuzz.Tests;

/// <summary>
/// Runs a check over random values. The seed is fixed, so that a run says the same twice; <c>CONVGEN_FUZZ_SEED</c> sets another one, and
/// <c>CONVGEN_FUZZ_SCALE</c> multiplies the number of values.
/// </summary>
internal static class Fuzzing
{
    private const ulong DefaultSeed = 20_260_731;
    private const int SecondsOfShrinking = 10;
    private const int MostTries = 200_000;

    /// <summary>The seed of this run.</summary>
    public static ulong Seed { get; } = Read("CONVGEN_FUZZ_SEED", DefaultSeed);

    /// <summary>So many values, or a multiple where more are asked for.</summary>
    public static int Count(int ordinary) => checked((int)(ordinary * (long)Read("CONVGEN_FUZZ_SCALE", 1)));

    /// <summary>The numbers that the values of <paramref name="stream"/> are drawn from; every test has a stream of its own.</summary>
    public static PCG Randomness(uint stream) => new(stream, Seed);

    /// <summary>Checks <paramref name="count"/> values; a failure says the smallest failing value that was found.</summary>
    public static void Check<T>(Gen<T> values, int count, uint stream, Action<T> check)
        where T : notnull
    {
        var randomness = Randomness(stream);
        for (var i = 0; i < count; i++)
        {
            var state = randomness.ToString();
            var value = values.Generate(randomness, null, out _);
            try
            {
                check(value);
            }
            catch (Exception failure)
            {
                throw Shrunk(values, state, check, string.Create(CultureInfo.InvariantCulture, $"Seed {Seed}, value {i}"), value, failure);
            }
        }
    }

    /// <summary>The failure of the smallest value that still fails, found by drawing further ones.</summary>
    public static Exception Shrunk<T>(Gen<T> values, string state, Action<T> check, string where, T value, Exception failure)
        where T : notnull
    {
        try
        {
            values.Sample(check, seed: state, iter: MostTries, time: SecondsOfShrinking, threads: 1, print: static value => "\n" + value);
            return new InvalidOperationException($"{where}:\n{value}\n{failure}", failure);
        }
        catch (CsCheckException shrunk)
        {
            return new InvalidOperationException($"{where}; {shrunk.Message}\n{shrunk.InnerException?.Message}\nAt first: {failure.Message}\n{value}", shrunk);
        }
    }

    private static ulong Read(string variable, ulong otherwise) =>
        ulong.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
