using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Puts findings in order.</summary>
internal static class FindingList
{
    /// <summary>In order of the attributes; what a repeated block says again and again is said once.</summary>
    public static EquatableArray<Finding> Ordered(IEnumerable<Finding> findings) => findings
        .GroupBy(static finding => (finding.Rule, finding.Site, finding.Related))
        .Select(static same => same.First())
        .OrderBy(static finding => finding.Site.Attribute)
        .ToEquatable();

    /// <summary>In that order; a fact or an opinion that holds of many layers is said once, at the first of them, with their number.</summary>
    public static EquatableArray<Finding> Counted(IEnumerable<Finding> findings) => Ordered(findings
        .GroupBy(static finding => (finding.Rule, finding.Severity))
        .SelectMany(static same => same.Key.Severity == Severity.Info && same.Count() > 1 ? [OneOf([.. same.OrderBy(static finding => finding.Site.Attribute)])] : same.AsEnumerable()));

    private static Finding OneOf(IReadOnlyList<Finding> same)
    {
        var (first, others) = (same[0], same.Skip(1).ToList());
        return first with
        {
            Message = Invariant($"{first.Message} (and {RuleTexts.Counted(others.Count, "more " + RuleCatalog.Get(first.Rule).Subject)})"),
            Related = first.Related.Concat(others.Select(static other => other.Site).Distinct().Where(site => site != first.Site)).ToEquatable(),
        };
    }
}
