using System;
using System.Linq;
using Xunit;

namespace ConvGen.Runtime.Tests.Weights;

public sealed class WeightLoaderTests
{
    private static readonly NetworkInfo Network =
        TestNetworks.WithTensors(("conv1.weight", [2, 1, 3, 1], TensorRole.Weight), ("conv1.bias", [2], TensorRole.Bias));

    [Fact]
    public void Tensors_are_read_and_unused_ones_listed()
    {
        var weights = SafetensorsBytes.Small();
        weights.Add("bn.num_batches_tracked", [], [0]);
        var loader = new WeightLoader(Network, weights);
        Assert.Equal([1, 2, 3, 4, 5, 6], loader.Read("conv1.weight"));
        Assert.Equal([-1, 0.5f], loader.Read("conv1.bias"));
        Assert.Equal(["bn.num_batches_tracked"], loader.UnusedTensors);
        Assert.Throws<ArgumentException>(() => loader.Read("bn.num_batches_tracked"));
    }

    [Fact]
    public void A_missing_tensor_is_named_with_its_layer_and_a_likely_cause()
    {
        var weights = new DictionaryWeights { Description = "'model.safetensors'" };
        weights.Add("module.conv1.weight", [2, 1, 3], [1, 2, 3, 4, 5, 6]);
        weights.Add("conv1.bias", [2], [1, 2]);
        Assert.Equal(
            "The weights of 'model.safetensors' do not fit the network Tiny: 'conv1.weight' of layer 'conv1': expected [2, 1, 3, 1], found none (but 'module.conv1.weight' of that shape).",
            Assert.Throws<WeightMismatchException>(() => new WeightLoader(Network, weights)).Message);
    }

    [Fact]
    public void Every_tensor_that_does_not_fit_is_listed_at_once()
    {
        var weights = new DictionaryWeights();
        weights.Add("conv1.weight", [2, 1, 3, 3], new float[18]);
        Assert.Equal(
            "The weights of the dictionary do not fit the network Tiny: 2 tensors differ.\n"
            + "  'conv1.weight' of layer 'conv1': expected [2, 1, 3, 1], found [2, 1, 3, 3]\n"
            + "  'conv1.bias' of layer 'conv1': expected [2], found none",
            Assert.Throws<WeightMismatchException>(() => new WeightLoader(Network, weights)).Message);
    }

    [Fact]
    public void A_long_list_is_cut()
    {
        var network = TestNetworks.WithTensors([.. Enumerable.Range(0, 13).Select(static i => ($"conv{i}.bias", new[] { 2 }, TensorRole.Bias))]);
        var message = Assert.Throws<WeightMismatchException>(() => new WeightLoader(network, new DictionaryWeights())).Message;
        Assert.EndsWith("\n  … and 3 more", message, StringComparison.Ordinal);
        Assert.Equal(12, message.Split('\n').Length);
    }

    [Fact]
    public void A_type_that_cannot_be_read_is_named()
    {
        var network = TestNetworks.WithTensors(("a", [2], TensorRole.Bias));
        using var file = SafetensorsBytes.Open(SafetensorsBytes.Of("""{"a":{"dtype":"I64","shape":[2],"data_offsets":[0,16]}}""", 16));
        Assert.Contains("found the type I64; F32, F64, F16 and BF16 can be read", Assert.Throws<WeightMismatchException>(() => new WeightLoader(network, file)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, float.NaN, "NaN at [0, 0, 0, 0]")]
    [InlineData(5, float.PositiveInfinity, "Infinity at [1, 0, 2, 0]")]
    [InlineData(4, float.NegativeInfinity, "-Infinity at [1, 0, 1, 0]")]
    public void What_is_not_finite_is_named_with_its_place(int index, float value, string message)
    {
        var weights = new DictionaryWeights();
        var values = new float[] { 1, 2, 3, 4, 5, 6 };
        values[index] = value;
        weights.Add("conv1.weight", [2, 1, 3], values);
        weights.Add("conv1.bias", [2], [1, 2]);
        var error = Assert.Throws<WeightMismatchException>(() => new WeightLoader(Network, weights).Read("conv1.weight"));
        Assert.Contains("'conv1.weight' [2, 1, 3, 1] of layer 'conv1' has " + message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_bad_element_is_found_wherever_it_stands()
    {
        const int count = 67;
        var network = TestNetworks.WithTensors(("a", [count], TensorRole.Bias));
        for (var index = 0; index < count; index++)
        {
            var values = Enumerable.Repeat(float.MaxValue, count).ToArray();
            values.AsSpan(index).Fill(float.NaN);
            var weights = new DictionaryWeights();
            weights.Add("a", [count], values);
            var error = Assert.Throws<WeightMismatchException>(() => new WeightLoader(network, weights).Read("a"));
            Assert.EndsWith($"NaN at [{index}].", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_dictionary_checks_what_is_added()
    {
        var weights = SafetensorsBytes.Small();
        Assert.Throws<ArgumentException>(() => weights.Add("conv1.bias", [2], [1, 2]));
        var error = Assert.Throws<ArgumentException>(() => weights.Add("x", [2, 3], [1, 2]));
        Assert.StartsWith("'x' of shape [2, 3] takes 6 elements; 2 were given.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => weights.Read("x", []));
        Assert.Throws<ArgumentException>(() => weights.Read("conv1.bias", new float[1]));
    }
}
