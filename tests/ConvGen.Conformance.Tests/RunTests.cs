using System;
using System.Linq;
using System.Threading;
using ConvGen.Conformance.Golden;
using ConvGen.Networks;
using Xunit;

namespace ConvGen.Conformance.Tests;

/// <summary>What running promises beside its numbers: no allocation, no shared state between calls, and clear refusals.</summary>
public sealed class RunTests
{
    private static readonly NetworkUnderTest Small = NetworkUnderTest.Of(typeof(CifarVgg));

    [Fact]
    public void Eight_threads_on_one_instance_get_the_same_result()
    {
        const int Callers = 8;
        const int Rounds = 25;
        var network = Small.CreateRandom(7);
        var inputs = Enumerable.Range(0, Callers).Select(Input).ToArray();
        var expected = inputs.Select(input => Small.Run(network, input)).ToArray();
        var wrong = 0;
        var callers = Enumerable.Range(0, Callers).Select(caller => new Thread(() =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                if (!Small.Run(network, inputs[caller]).AsSpan().SequenceEqual(expected[caller]))
                    Interlocked.Increment(ref wrong);
            }
        })).ToArray();
        Array.ForEach(callers, static caller => caller.Start());
        Array.ForEach(callers, static caller => caller.Join());
        Assert.Equal(0, wrong);
        Assert.NotEqual(expected[0], expected[1]);
    }

    [Fact]
    public void A_thousand_calls_allocate_nothing()
    {
        var network = NetworkUnderTest.Of(typeof(LeNet5));
        var instance = network.CreateRandom(1);
        var input = DeterministicTensors.Make(DeterministicTensors.Input, [1, 28, 28]);
        var output = new float[10];

        // The first call makes the arena.
        instance.RunAll(input, output);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var call = 0; call < 1000; call++)
        {
            instance.RunAll(input, output);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    // Three and five share out no map evenly, and the small ones have fewer rows than that.
    [Theory]
    [InlineData(typeof(CifarVgg))]
    [InlineData(typeof(SqueezeNet11))]
    [InlineData(typeof(MobileNetV3Small))]
    [InlineData(typeof(ShuffleNetV2))]
    [InlineData(typeof(Tiny3D))]
    public void Any_number_of_threads_computes_what_one_does(Type type)
    {
        var network = NetworkUnderTest.Of(type);
        var instance = network.CreateRandom(4);
        var input = network.Info.Inputs.SelectMany(static boundary => DeterministicTensors.Make(boundary.Name, [boundary.Channels, .. boundary.Extents])).ToArray();
        var expected = network.Run(instance, input);
        foreach (var threads in new[] { 2, 3, 5 })
        {
            instance.Threads = threads;
            Assert.Equal(expected, network.Run(instance, input));
        }
    }

    [Fact]
    public void A_second_run_does_not_see_what_the_first_left_in_the_arena()
    {
        var network = Small.CreateRandom(3);
        var first = Small.Run(network, Input(0));
        Small.Run(network, Input(1));
        Assert.Equal(first, Small.Run(network, Input(0)));
        Assert.Equal(first, Small.Run(Small.CreateRandom(3), Input(0)));
    }

    [Fact]
    public void Random_weights_follow_from_the_seed()
    {
        var output = Small.Run(Small.CreateRandom(5), Input(0));
        Assert.Equal(output, Small.Run(Small.CreateRandom(5), Input(0)));
        Assert.NotEqual(output, Small.Run(Small.CreateRandom(6), Input(0)));
    }

    [Fact]
    public void A_batch_is_its_runs()
    {
        const int Count = 3;
        var network = Small.CreateRandom(2);
        var inputs = Enumerable.Range(0, Count).Select(Input).ToArray();
        var outputs = new float[Count * 10];
        network.RunBatch(inputs.SelectMany(static input => input).ToArray(), outputs, Count);
        Assert.Equal(inputs.SelectMany(input => Small.Run(network, input)), outputs);
    }

    [Theory]
    [InlineData(3 * 32 * 32 - 1, 10, "input", "3072", "3×32×32", "3071")]
    [InlineData(3 * 32 * 32 + 1, 10, "input", "3072", "3×32×32", "3073")]
    [InlineData(3 * 32 * 32, 9, "output", "10", "10", "9")]
    public void A_span_of_the_wrong_length_is_named_with_what_was_expected_and_given(int input, int output, params string[] parts)
    {
        var network = Small.CreateRandom(1);
        var error = Assert.Throws<ArgumentException>(() => network.RunAll(new float[input], new float[output]));
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Overlapping_spans_are_refused()
    {
        var network = Small.CreateRandom(1);
        var memory = new float[(3 * 32 * 32) + 5];
        Assert.Throws<ArgumentException>(() => network.RunAll(memory.AsSpan(0, 3 * 32 * 32), memory.AsSpan(memory.Length - 10)));
    }

    private static float[] Input(int variant)
    {
        var values = DeterministicTensors.Make(DeterministicTensors.Input, [3, 32, 32]);
        values.AsSpan().Reverse();
        values[variant] += 1 + variant;
        return values;
    }
}
