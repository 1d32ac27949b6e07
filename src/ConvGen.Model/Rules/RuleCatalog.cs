using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>Every rule ConvGen knows, in order of the ids.</summary>
public static class RuleCatalog
{
    private const string Declaration = "ConvGen.Declaration";
    private const string Legality = "ConvGen.Legality";
    private const string Geometry = "ConvGen.Geometry";
    private const string Field = "ConvGen.ReceptiveField";
    private const string Cost = "ConvGen.Cost";
    private const string Generation = "ConvGen.Generation";

    private const string Grid = "anchor grid";

    /// <summary>All rules.</summary>
    public static EquatableArray<RuleDescriptor> All { get; } = new(
        new("CVG001", "Value outside its legal range", Legality, Severity.Error, HasFix: true),
        new("CVG002", "Input smaller than the window", Legality, Severity.Error, HasFix: true),
        new("CVG003", "Groups do not divide the channels", Legality, Severity.Error, HasFix: true),
        new("CVG004", "Declared input channels differ from the inferred ones", Legality, Severity.Error, HasFix: true),
        new("CVG005", "Joined tensors differ in shape", Legality, Severity.Error, HasFix: true),
        new("CVG006", "Padding wider than the window", Legality, Severity.Error, HasFix: true),
        new("CVG007", "Output padding not below stride or dilation", Legality, Severity.Error, HasFix: true),
        new("CVG008", "Transposed convolution leaves holes", Geometry, Severity.Warning, HasFix: true),
        new("CVG009", "SAME padding is asymmetric", Geometry, Severity.Info, HasFix: true),
        new("CVG010", "Ceil mode on which runtimes disagree", Geometry, Severity.Warning, HasFix: true),
        new("CVG011", "Declared input features differ from the inferred ones", Legality, Severity.Error, HasFix: true),
        new("CVG012", "Weights do not fit the layer", Legality, Severity.Error),
        new("CVG013", "Offsets do not fit the deformable convolution", Legality, Severity.Error, HasFix: true),
        new("CVG014", "Pixel shuffle does not divide", Legality, Severity.Error, HasFix: true),
        new("CVG015", "Wrong number of values", Legality, Severity.Error),
        new("CVG016", "Two arguments set the same thing", Legality, Severity.Error, HasFix: true),
        new("CVG020", "Layers on two parts of the class", Declaration, Severity.Error),
        new("CVG021", "Unknown layer", Declaration, Severity.Error, HasFix: true),
        new("CVG022", "Duplicate, invalid or reserved name", Declaration, Severity.Error, HasFix: true),
        new("CVG023", "Layer without effect on any output", Declaration, Severity.Warning),
        new("CVG024", "Reference to a later layer", Declaration, Severity.Error),
        new("CVG025", "Misuse of Output, Anchors, Input or Normalize", Declaration, Severity.Error),
        new("CVG026", "Block that reaches itself", Declaration, Severity.Error),
        new("CVG027", "Block arguments and placeholders", Declaration, Severity.Error),
        new("CVG033", "Learned constant that is to read something", Declaration, Severity.Error, HasFix: true),
        new("CVG101", "Border that no window reads", Geometry, Severity.Warning, HasFix: true),
        new("CVG102", "Stride that skips positions", Geometry, Severity.Info, HasFix: true),
        new("CVG103", "Activations that nobody reads", Geometry, Severity.Info, HasFix: true),
        new("CVG104", "Dilations that leave a grid of holes", Geometry, Severity.Warning, HasFix: true),
        new("CVG105", "Taps that only ever read padding", Geometry, Severity.Warning, HasFix: true),
        new("CVG106", "Transposed convolution draws a checkerboard", Geometry, Severity.Warning, HasFix: true),
        new("CVG107", "Strided convolution with uneven gradient", Geometry, Severity.Hidden),
        new("CVG108", "Joined feature maps are not aligned", Geometry, Severity.Warning, HasFix: true),
        new("CVG109", "Even kernel shifts by half a pixel", Geometry, Severity.Info, HasFix: true),
        new("CVG110", "Receptive field depends on the output's phase", Geometry, Severity.Info),
        new("CVG111", "Stride and dilation that skip positions", Geometry, Severity.Warning, HasFix: true),
        new("CVG112", "Segmentation coarser than its input", Geometry, Severity.Info),
        new("CVG201", "Receptive field smaller than the input", Field, Severity.Info, HasFix: true),
        new("CVG202", "Unproductive layer", Field, Severity.Info, HasFix: true),
        new("CVG203", "Anchor larger than the receptive field", Field, Severity.Info, HasFix: true, Subject: Grid),
        new("CVG204", "Anchor far from the effective receptive field", Field, Severity.Info, HasFix: true, Subject: Grid),
        new("CVG205", "Anchors too sparse to match", Field, Severity.Info, HasFix: true, Subject: Grid),
        new("CVG206", "Declared anchor grid differs from the computed one", Field, Severity.Warning, HasFix: true, Subject: Grid),
        new("CVG207", "Head channels that anchors do not divide", Field, Severity.Warning, HasFix: true, Subject: Grid),
        new("CVG208", "Several objects in a cell", Field, Severity.Info, Subject: Grid),
        new("CVG219", "Anchors on a join that is not aligned", Field, Severity.Warning, Subject: Grid),
        new("CVG301", "Large kernel dearer than a stack of 3×3", Cost, Severity.Info, HasFix: true),
        new("CVG302", "Convolution could be separable", Cost, Severity.Hidden, HasFix: true),
        new("CVG303", "Layers that stay linear", Cost, Severity.Warning, HasFix: true),
        new("CVG304", "Bias before a batch norm", Cost, Severity.Info, HasFix: true),
        new("CVG305", "Grouped convolutions that never mix", Cost, Severity.Warning, HasFix: true),
        new("CVG306", "Groups narrower than the vector", Cost, Severity.Hidden, HasFix: true),
        new("CVG307", "Channels that waste vector lanes", Cost, Severity.Info, HasFix: true),
        new("CVG308", "Budget exceeded", Cost, Severity.Error),
        new("CVG309", "One layer dominates the cost", Cost, Severity.Hidden),
        new("CVG310", "Upsampling then convolution", Cost, Severity.Hidden),
        new("CVG311", "1×1 convolution before an average pool", Cost, Severity.Info, HasFix: true),
        new("CVG312", "Layer that does nothing", Cost, Severity.Warning, HasFix: true),
        new("CVG313", "Activation that loses what it reads", Cost, Severity.Warning, HasFix: true),
        new("CVG314", "Norm over a single value", Cost, Severity.Warning, HasFix: true),
        new("CVG315", "Bottleneck that everything passes", Cost, Severity.Info),
        new("CVG316", "Dense layer that holds most parameters", Cost, Severity.Info, HasFix: true),
        new("CVG317", "Tensor joined with itself", Cost, Severity.Warning),
        new("CVG401", "Method over the unrolling budget", Generation, Severity.Info),
        new("CVG403", "Class that cannot be completed", Declaration, Severity.Error, HasFix: true),
        new("CVG406", "Image input without a contract", Generation, Severity.Info, HasFix: true),
        new("CVG407", "Operator without a model", Generation, Severity.Warning),
        new("CVG408", "Unsafe code is off", Declaration, Severity.Error),
        new("CVG409", "Larger than an array", Legality, Severity.Error),
        new("CVG410", "Run that needs more memory than an array holds", Generation, Severity.Error),
        new("CVG411", "Count beyond 64 bits", Legality, Severity.Error),
        new("CVG412", "Network of too many layers", Declaration, Severity.Error),
        new("CVG413", "More code than a compiler takes", Generation, Severity.Error),
        new("CVG501", "Causal network looks ahead", Generation, Severity.Warning, HasFix: true),
        new("CVG502", "Later steps leak into a causal network", Generation, Severity.Warning, HasFix: true),
        new("CVG900", "Layer facts", Generation, Severity.Hidden),
        new(InternalFailure.Rule, "Network that ConvGen failed on", Generation, Severity.Error));

    private static readonly Dictionary<string, RuleDescriptor> ById = All.ToDictionary(static rule => rule.Id);

    /// <summary>The rule named <paramref name="id"/>.</summary>
    public static RuleDescriptor Get(string id) => ById[id];
}
