namespace ConvGen.Model;

/// <summary>Binds windowed pools.</summary>
internal static class PoolBinders
{
    /// <summary>A maximum.</summary>
    public static LayerOp Max(ArgumentReader reader) =>
        new PoolOp(false, Window(reader, reader.Axes("Dilation", 1)), reader.Flag("CeilMode", false), true);

    /// <summary>An average.</summary>
    public static LayerOp Average(ArgumentReader reader) =>
        new PoolOp(true, Window(reader, null), reader.Flag("CeilMode", false), reader.Flag("CountIncludePad", true));

    private static WindowSpec Window(ArgumentReader reader, AxisValues? dilation)
    {
        var kernel = reader.RequiredAxes(0, 1);
        return new WindowSpec(kernel, reader.Axes("Stride", 1) ?? kernel, reader.Sides("Padding") ?? new PaddingValues(0), dilation ?? new AxisValues(1));
    }
}
