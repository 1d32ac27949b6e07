extern alias Generator;

using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ConvGen.Runtime;
using Generator::ConvGen.Generator.Emission;
using Generator::ConvGen.Generator.Planning;

namespace ConvGen.Benchmarks;

/// <summary>
/// The call list of a generated network, callable one by one: the very methods that <c>Execute</c> calls, with the pointers that the plan gives them, on one thread.
/// </summary>
internal sealed unsafe class KernelCalls
{
    private const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance;

    private readonly AlignedBuffer _arena;
    private readonly AlignedBuffer _weights;
    private readonly AlignedBuffer[] _inputs;
    private readonly AlignedBuffer[] _outputs;
    private readonly Call[] _calls;

    /// <summary>Binds the kernels of <paramref name="network"/>.</summary>
    public KernelCalls(IConvNet network, NetworkInfo info)
    {
        var type = network.GetType();
        Plan = PlannedNetwork.Of(type);
        _arena = new AlignedBuffer(Plan.ArenaFloats);
        _weights = (AlignedBuffer)type.GetField("_weights", Hidden)!.GetValue(network)!;
        _inputs = [.. info.Inputs.Select(static input => new AlignedBuffer(input.Length))];
        _outputs = [.. info.Outputs.Select(static output => new AlignedBuffer(output.Length))];
        var kernels = type.Assembly.GetTypes().Single(kernels => kernels.Namespace == type.Namespace && kernels.Name.EndsWith("__" + type.Name + "Kernels", StringComparison.Ordinal));
        var names = KernelNames.Assign(Plan);
        _calls = [.. Plan.Steps.Select(step => new Call(kernels.GetMethod(names[step.Kernel], Hidden)!.MethodHandle.GetFunctionPointer(), Arguments(step)))];
    }

    /// <summary>The plan, whose steps are the calls.</summary>
    public ExecutionPlan Plan { get; }

    /// <summary>Sets the inputs from their concatenation.</summary>
    public void SetInputs(ReadOnlySpan<float> elements)
    {
        foreach (var input in _inputs)
        {
            var length = (int)input.Length;
            elements[..length].CopyTo(input.AsSpan(0, length));
            elements = elements[length..];
        }
    }

    /// <summary>The outputs, concatenated.</summary>
    public float[] Outputs() => [.. _outputs.SelectMany(static output => output.AsSpan(0, (int)output.Length).ToArray())];

    /// <summary>Makes one call.</summary>
    public void Run(int call)
    {
        var (method, a) = (_calls[call].Method, _calls[call].Arguments);
        switch (a.Length)
        {
            case 1:
                ((delegate*<nint, int, int, void>)method)(a[0], 0, 1);
                break;
            case 2:
                ((delegate*<nint, nint, int, int, void>)method)(a[0], a[1], 0, 1);
                break;
            case 3:
                ((delegate*<nint, nint, nint, int, int, void>)method)(a[0], a[1], a[2], 0, 1);
                break;
            case 4:
                ((delegate*<nint, nint, nint, nint, int, int, void>)method)(a[0], a[1], a[2], a[3], 0, 1);
                break;
            case 5:
                ((delegate*<nint, nint, nint, nint, nint, int, int, void>)method)(a[0], a[1], a[2], a[3], a[4], 0, 1);
                break;
            case 6:
                ((delegate*<nint, nint, nint, nint, nint, nint, int, int, void>)method)(a[0], a[1], a[2], a[3], a[4], a[5], 0, 1);
                break;
            case 7:
                ((delegate*<nint, nint, nint, nint, nint, nint, nint, int, int, void>)method)(a[0], a[1], a[2], a[3], a[4], a[5], a[6], 0, 1);
                break;
            case 8:
                ((delegate*<nint, nint, nint, nint, nint, nint, nint, nint, int, int, void>)method)(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], 0, 1);
                break;
            default:
                throw new NotSupportedException($"a kernel with {a.Length} pointers");
        }
    }

    // As ExecutionWriter orders them: tensors, weights, scratch space behind the arena's tensors.
    private nint[] Arguments(PlannedStep step)
    {
        var arguments = new List<nint>(step.Pointers.Select(Address));
        arguments.AddRange(step.Weights.Select(weights => (nint)(_weights.Pointer + weights.Offset)));
        if (step.Kernel.ScratchFloats > 0)
        {
            arguments.Add((nint)(_arena.Pointer + Plan.TensorFloats));
        }

        return [.. arguments];
    }

    private nint Address(TensorPointer pointer) => (nint)(pointer.Offset + pointer.Region switch
    {
        MemoryRegion.Input => _inputs[pointer.Index].Pointer,
        MemoryRegion.Output => _outputs[pointer.Index].Pointer,
        MemoryRegion.Weights => _weights.Pointer,
        _ => _arena.Pointer,
    });

    private readonly record struct Call(nint Method, nint[] Arguments);
}
