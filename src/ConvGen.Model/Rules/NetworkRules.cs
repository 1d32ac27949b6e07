using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>The rules about sound networks: each looks at the whole analysis and says what it has to say.</summary>
public static class NetworkRules
{
    private static readonly (string Id, Func<NetworkFacts, IEnumerable<Finding>> Check)[] Shown =
    [
        ("CVG008", TransposedHoles.Check),
        ("CVG009", AsymmetricSame.Check),
        ("CVG010", DisputedCeilMode.Check),
        ("CVG101", DroppedBorder.Check),
        ("CVG102", SkippingStride.Check),
        ("CVG103", DeadActivations.Check),
        ("CVG104", Gridding.Check),
        ("CVG105", DeadTaps.Check),
        ("CVG106", Checkerboard.Check),
        ("CVG108", MisalignedJoin.Check),
        ("CVG109", EvenKernel.Check),
        ("CVG110", PhaseDependentField.Check),
        ("CVG111", SharedFactor.Check),
        ("CVG112", CoarseSegmentation.Check),
        ("CVG201", ShortField.Check),
        ("CVG202", UnproductiveLayer.Check),
        ("CVG203", AnchorBeyondField.Check),
        ("CVG204", AnchorBesideEffectiveField.Check),
        ("CVG205", SparseAnchors.Check),
        ("CVG206", DeclaredGrid.Check),
        ("CVG207", HeadChannels.Check),
        ("CVG208", CrowdedCell.Check),
        ("CVG219", AnchorsOnMisalignedJoin.Check),
        ("CVG301", LargeKernel.Check),
        ("CVG303", LinearChain.Check),
        ("CVG304", BiasBeforeNorm.Check),
        ("CVG305", UnmixedGroups.Check),
        ("CVG307", LaneWaste.Check),
        ("CVG308", Budgets.Check),
        ("CVG311", PoolAfterPointwise.Check),
        ("CVG312", NoOperation.Check),
        ("CVG313", ActivationLoss.Check),
        ("CVG314", NormOverOne.Check),
        ("CVG315", InformationBottleneck.Check),
        ("CVG316", HeavyDense.Check),
        ("CVG317", SelfJoin.Check),
        ("CVG401", UnrolledKernel.Check),
        ("CVG406", MissingContract.Check),
        ("CVG501", CausalPadding.Check),
        ("CVG502", CausalLeak.Check),
    ];

    private static readonly (string Id, Func<NetworkFacts, IEnumerable<Finding>> Check)[] Refactorings =
    [
        ("CVG107", UnevenGradient.Check),
        ("CVG302", SeparableCandidate.Check),
        ("CVG306", NarrowGroups.Check),
        ("CVG309", DominantLayer.Check),
        ("CVG310", UpsampleThenConvolve.Check),
    ];

    /// <summary>What all rules that are on find, in order of the attributes; facts that hold of many layers are one finding with their number.</summary>
    public static EquatableArray<Finding> Check(NetworkAnalysis analysis) => FindingList.Counted(Run(analysis, Shown));

    /// <summary>What the refactorings find, which are off unless asked for.</summary>
    public static EquatableArray<Finding> CheckRefactorings(NetworkAnalysis analysis) => FindingList.Ordered(Run(analysis, Refactorings));

    /// <summary>What the rule <paramref name="id"/> alone finds, layer by layer.</summary>
    public static EquatableArray<Finding> Check(NetworkAnalysis analysis, string id) => FindingList.Ordered(Run(analysis, Shown.Concat(Refactorings).Where(rule => rule.Id == id)));

    /// <summary>What all rules that are on find, and <paramref name="asked"/> beside them, layer by layer and repetition by repetition.</summary>
    internal static IEnumerable<Finding> CheckEach(NetworkAnalysis analysis, string asked) => Run(analysis, Shown.Concat(Refactorings.Where(rule => rule.Id == asked)));

    private static IEnumerable<Finding> Run(NetworkAnalysis analysis, IEnumerable<(string Id, Func<NetworkFacts, IEnumerable<Finding>> Check)> rules)
    {
        var facts = new NetworkFacts(analysis);
        return rules.SelectMany(rule => rule.Check(facts));
    }
}
