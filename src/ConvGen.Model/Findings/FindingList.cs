using System.Collections.Generic;
using System.Linq;

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
}
