using System;
using ConvGen.Model;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>Activations, those without an operator in opset 17 as the pattern exporters write.</summary>
internal static class ActivationLowering
{
    public static string Apply(ExportGraph graph, string value, Activation activation) => activation.Kind switch
    {
        ActivationKind.None => value,
        ActivationKind.Relu => graph.Emit("Relu", [value]),
        ActivationKind.Relu6 => Clip(graph, value, 0, 6),
        ActivationKind.LeakyRelu => graph.Emit("LeakyRelu", [value], AttributeProto.Of("alpha", activation.Alpha)),
        ActivationKind.Elu => graph.Emit("Elu", [value], AttributeProto.Of("alpha", activation.Alpha)),
        ActivationKind.Selu => graph.Emit("Selu", [value]),
        ActivationKind.Sigmoid => graph.Emit("Sigmoid", [value]),
        ActivationKind.Tanh => graph.Emit("Tanh", [value]),
        ActivationKind.HardSwish => graph.Emit("HardSwish", [value]),
        ActivationKind.HardSigmoid =>
            graph.Emit("HardSigmoid", [value], AttributeProto.Of("alpha", activation.Alpha), AttributeProto.Of("beta", activation.Beta)),
        ActivationKind.HardTanh => Clip(graph, value, activation.Alpha, activation.Beta),
        ActivationKind.Silu => graph.Binary("Mul", value, graph.Emit("Sigmoid", [value])),
        ActivationKind.Gelu => Gelu(graph, value),
        ActivationKind.GeluTanh => GeluTanh(graph, value),
        ActivationKind.Mish => graph.Binary("Mul", value, graph.Emit("Tanh", [graph.Emit("Softplus", [value])])),
        ActivationKind.Softplus => graph.Emit("Softplus", [value]),
        _ => throw new OnnxExportException($"The activation {activation.Kind} has no ONNX equivalent here."),
    };

    public static string Clip(ExportGraph graph, string value, double min, double max) =>
        graph.Emit("Clip", [value, graph.Scalar(min), graph.Scalar(max)]);

    // x · (1 + erf(x/√2)) / 2
    private static string Gelu(ExportGraph graph, string value)
    {
        var error = graph.Emit("Erf", [graph.Binary("Div", value, graph.Scalar(Math.Sqrt(2)))]);
        return Half(graph, graph.Binary("Mul", value, graph.Binary("Add", error, graph.Scalar(1))));
    }

    // x · (1 + tanh(√(2/π) · (x + 0.044715·x³))) / 2
    private static string GeluTanh(ExportGraph graph, string value)
    {
        var cube = graph.Binary("Mul", graph.Binary("Mul", value, value), value);
        var inner = graph.Binary("Add", value, graph.Binary("Mul", cube, graph.Scalar(0.044715)));
        var tanh = graph.Emit("Tanh", [graph.Binary("Mul", inner, graph.Scalar(Math.Sqrt(2 / Math.PI)))]);
        return Half(graph, graph.Binary("Mul", value, graph.Binary("Add", tanh, graph.Scalar(1))));
    }

    private static string Half(ExportGraph graph, string value) => graph.Binary("Mul", value, graph.Scalar(0.5));
}
