using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>One node, its attributes by name.</summary>
internal sealed class ImportNode
{
    private readonly Dictionary<string, AttributeProto> _attributes = new(StringComparer.Ordinal);

    public ImportNode(NodeProto proto)
    {
        (Op, Inputs, Outputs) = (proto.OpType, proto.Inputs, proto.Outputs);
        IsStandard = proto.Domain is "" or "ai.onnx";
        Domain = proto.Domain;
        GivenName = proto.Name;
        foreach (var attribute in proto.Attributes)
        {
            _attributes[attribute.Name] = attribute;
        }
    }

    /// <summary>A node that stands for others.</summary>
    public ImportNode(string op, string name, IEnumerable<string> inputs, string output, params IEnumerable<AttributeProto> attributes)
    {
        (Op, GivenName, Domain, IsStandard) = (op, name, "", true);
        Inputs = [.. inputs];
        Outputs = [output];
        foreach (var attribute in attributes)
        {
            _attributes[attribute.Name] = attribute;
        }
    }

    public string Op { get; }

    public string Domain { get; }

    /// <summary>Whether the operator is one of ONNX's own.</summary>
    public bool IsStandard { get; }

    /// <summary>Its name in the file, possibly empty.</summary>
    public string GivenName { get; }

    /// <summary>Its name, or its first output's.</summary>
    public string Name => GivenName.Length > 0 ? GivenName : Outputs.FirstOrDefault(static output => output.Length > 0) ?? Op;

    public IReadOnlyList<string> Inputs { get; }

    public IReadOnlyList<string> Outputs { get; }

    /// <summary>The value that input number <paramref name="index"/> is; empty where it is omitted.</summary>
    public string Input(int index) => index < Inputs.Count ? Inputs[index] : "";

    public bool Has(string name) => _attributes.ContainsKey(name);

    public long Integer(string name, long fallback) => _attributes.TryGetValue(name, out var attribute) ? attribute.I : fallback;

    public double Real(string name, double fallback) => _attributes.TryGetValue(name, out var attribute) ? attribute.F : fallback;

    public string Text(string name, string fallback) => _attributes.TryGetValue(name, out var attribute) ? attribute.S.ToStringUtf8() : fallback;

    public IReadOnlyList<long>? Integers(string name) => _attributes.TryGetValue(name, out var attribute) ? attribute.Ints : null;

    public IReadOnlyList<float>? Reals(string name) => _attributes.TryGetValue(name, out var attribute) ? attribute.Floats : null;

    public TensorProto? Tensor(string name) => _attributes.TryGetValue(name, out var attribute) ? attribute.T : null;
}
