using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Binds resizes.</summary>
internal static class ResizeBinders
{
    /// <summary>The property that names the layer whose extents a resize takes.</summary>
    public const string Like = "Like";

    /// <summary>By integer scales.</summary>
    public static LayerOp Upsample(ArgumentReader reader) => new ResizeOp(reader.RequiredAxes(0, 1), null, Mode(reader), reader.Flag("AlignCorners", false));

    /// <summary>To given extents, or to those of a layer, whose id is filled in when references are resolved.</summary>
    public static LayerOp Resize(ArgumentReader reader)
    {
        var op = new ResizeOp(null, null, Mode(reader), reader.Flag("AlignCorners", false));
        if (reader.Named(Like) is not { } like)
            return op with { Output = reader.RequiredAxes(0, 1) };
        if (reader.Positional(0) is { Value: ArgumentValue.Integer or ArgumentValue.Integers { Values.Count: > 0 } } output)
        {
            var message = Invariant($"'{reader.Layer}': {output.Name} and {Like} are both set; {output.Name} gives the extents, {Like} takes those of a layer");
            reader.Illegal("CVG016", message, like, fixes: [reader.Place.Set("Remove " + Like, Like, null), reader.Place.Set("Remove " + output.Name, output.Name, null) with { Way = "output" }]);
        }

        return op;
    }

    private static ResizeModeKind Mode(ArgumentReader reader) => (ResizeModeKind)reader.Member("Mode", 3);
}
