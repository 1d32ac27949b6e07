namespace ConvGen.Generator.Tests;

/// <summary>Declarations that several tests generate from.</summary>
internal static class Sources
{
    public const string Small =
        """
        using ConvGen;

        namespace Tests;

        /// <summary>Tells digits apart.</summary>
        [ConvNet(3, 32, 32)]
        [Conv(32, 3, Padding = 1), BatchNorm, Relu]
        [MaxPool(2)]
        [Conv(64, 3, Padding = 1, Activation = Activation.Relu, Name = "features")]
        [GlobalAvgPool]
        [Dense(10), Softmax]
        public sealed partial class DigitNet;
        """;

    public const string SmallAnalysisOnly =
        """
        using ConvGen;

        namespace Tests;

        /// <summary>Tells digits apart.</summary>
        [ConvNet(1, 28, 28, AnalysisOnly = true)]
        [Conv(6, 5, Padding = 2), Relu]
        [MaxPool(2)]
        [Dense(10)]
        public sealed partial class Tiny;
        """;

    public const string Blocks =
        """
        using ConvGen;

        namespace Tests;

        [ConvBlock]
        [Conv(Param.A, 3, Stride = Param.B, Padding = 1, Bias = false), BatchNorm, Relu]
        class ConvRelu;

        [ConvBlock]
        [Use<ConvRelu>(Param.A, 1), Conv(Param.A, 3, Padding = 1, Name = "last"), Add("input", Activation = Activation.Relu)]
        class Residual;

        [ConvNet(3, 16, 16, AnalysisOnly = true)]
        [Use<ConvRelu>(8, 2, Name = "stem")]
        [Use<Residual>(8, Repeat = 2)]
        [GlobalAvgPool, Dense(4)]
        internal partial class BlockNet;
        """;

    public const string SmallBlock =
        """
        using ConvGen;

        [ConvBlock]
        [Dense(Param.A, Name = "hidden"), Relu]
        class Perceptron;

        [ConvNet(4, AnalysisOnly = true)]
        [Use<Perceptron>(8, Key = "net.0")]
        [Dense(2)]
        partial class Head;
        """;

    public const string SeveralInputsAndOutputs =
        """
        using ConvGen;

        namespace Tests;

        [ConvNet(3, 8, 8, AnalysisOnly = true)]
        [Input("depth", 1, 8, 8)]
        [Concat("depth", Name = "both")]
        [Conv(1, 3, Name = "heat")]
        [Conv(2, 1, Name = "offset"), GlobalAvgPool]
        [Output("heat"), Output("globalavgpool1"), Output("offset", Layout = Layout.ChannelsLast)]
        public partial class TwoHeads;
        """;
}
