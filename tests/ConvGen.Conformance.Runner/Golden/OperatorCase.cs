using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;

namespace ConvGen.Conformance.Golden;

/// <summary>One golden operator: what goes in, what must come out, and the declarations in <c>Operators/</c> that claim to compute it.</summary>
public sealed class OperatorCase
{
    /// <summary>Of the largest magnitude; sums are rounded in another order than the oracle's.</summary>
    public const double ReductionTolerance = 1e-4;

    /// <summary>Of the largest magnitude, where every output is computed from one input alone, or copied, or strictness is declared.</summary>
    public const double PointwiseTolerance = 1e-5;

    private static readonly HashSet<string> Reductions =
    [
        "conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d", "deform_conv2d", "linear",
        "avg_pool1d", "avg_pool2d", "avg_pool3d", "global_avg_pool", "adaptive_avg_pool2d", "softmax", "log_softmax",
        "group_norm", "instance_norm", "layer_norm2d", "local_response_norm",
    ];

    private static readonly Lazy<GoldenTensors> Tensors = new(static () => GoldenTensors.Load(OracleFiles.Path("ops_visible.safetensors")));

    /// <summary>All cases, in the oracle's order.</summary>
    public static IReadOnlyList<OperatorCase> All { get; } = ReadAll();

    /// <summary>The case's name: <c>c_3x3_p1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The operator: <c>conv2d</c>.</summary>
    public required string Operator { get; init; }

    /// <summary>The classes that declare it: named after it, with a variant's name behind two underscores.</summary>
    public IEnumerable<Type> Declarations => Declared.Where(type => Name == CaseNameOf(type));

    /// <summary>Every class under <c>Operators/</c> that declares a network.</summary>
    public static IEnumerable<Type> Declared { get; } =
    [
        .. typeof(OperatorCase).Assembly.GetTypes()
            .Where(static type => type.IsDefined(typeof(ConvNetAttribute), inherit: false))
            .OrderBy(static type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>The case a declaration computes.</summary>
    public static OperatorCase Of(Type declaration) => All.Single(candidate => candidate.Name == CaseNameOf(declaration));

    /// <summary>Runs a declaration; null when it computes the golden output.</summary>
    public string? Run(Type declaration)
    {
        var network = NetworkUnderTest.Of(declaration);
        var instance = network.Create(new CaseWeights(Name));
        return Closeness.Difference(Tensor("output"), network.Run(instance, Inputs(network.Info)), Tolerance(declaration));
    }

    private static string CaseNameOf(Type declaration)
    {
        var name = declaration.Name.Split("__")[0];
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private double Tolerance(Type declaration)
    {
        var isStrict = declaration.GetCustomAttribute<ConvNetAttribute>()!.Precision == Precision.Strict;
        return Reductions.Contains(Operator) && !isStrict ? ReductionTolerance : PointwiseTolerance;
    }

    private float[] Inputs(NetworkInfo info) => [.. info.Inputs.SelectMany(input => Tensor(input.Name))];

    private float[] Tensor(string part) =>
        (Tensors.Value.Find($"{Name}/{part}") ?? throw new InvalidDataException($"{Name} has no tensor '{part}'")).Values;

    private static List<OperatorCase> ReadAll()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(OracleFiles.Path("ops_visible.json")));
        return
        [
            .. document.RootElement.EnumerateArray().Select(static element => new OperatorCase
            {
                Name = element.GetProperty("name").GetString()!,
                Operator = element.GetProperty("op").GetString()!,
            }),
        ];
    }

    /// <summary>The case's tensors under the names a layer with the case's name as key asks for.</summary>
    private sealed class CaseWeights(string name) : IWeightSource
    {
        // What PyTorch's functional calls name otherwise than its modules' state dicts do.
        private static readonly Dictionary<string, string[]> Aliases = new() { ["weight"] = ["weight", "slope", "scale"] };

        public string Description => name;

        public IReadOnlyCollection<WeightEntry> Tensors =>
            [.. new[] { "weight", "bias", "running_mean", "running_var" }.Select(part => Find($"{name}.{part}")).OfType<WeightEntry>()];

        public WeightEntry? Find(string tensor) =>
            Golden(tensor) is { } golden ? new WeightEntry { Name = tensor, Type = "F32", Shape = WithoutBatch(golden.Shape) } : null;

        public void Read(string tensor, Span<float> destination) => Golden(tensor)!.Values.CopyTo(destination);

        // The factors of channel_scale come with a batch axis.
        private static long[] WithoutBatch(long[] shape) => shape is [1, var channels, 1, 1] ? [channels] : shape;

        private GoldenTensor? Golden(string tensor)
        {
            if (!tensor.StartsWith(name + ".", StringComparison.Ordinal))
                return null;
            var part = tensor[(name.Length + 1)..];
            return Aliases.GetValueOrDefault(part, [part])
                .Select(alias => OperatorCase.Tensors.Value.Find($"{name}/{alias}"))
                .FirstOrDefault(static golden => golden is not null);
        }
    }
}
