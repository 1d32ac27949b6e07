using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace ConvGen.Benchmarks;

/// <summary>Times runs in rounds: as many runs per round as the options' time asks for.</summary>
internal sealed class Stopclock
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(300);

    private readonly Action _run;
    private readonly Func<TimeSpan> _now;
    private readonly int _repetitions;
    private readonly List<double> _rounds = [];

    /// <summary>Warms <paramref name="run"/> up and finds how often it fits into a round.</summary>
    /// <param name="run">One run.</param>
    /// <param name="roundMilliseconds">The least time of a round.</param>
    /// <param name="now">The time now; that of the wall when none is given.</param>
    public Stopclock(Action run, double roundMilliseconds, Func<TimeSpan>? now = null)
    {
        _run = run;
        _now = now ?? Wall;
        var start = _now();
        var runs = 0;
        do
        {
            run();
            runs++;
        }
        while (_now() - start < WarmUp);

        _repetitions = Math.Max(1, (int)Math.Ceiling(roundMilliseconds * runs / (_now() - start).TotalMilliseconds));
    }

    /// <summary>The time of this process alone: what it waits for a processor that others have does not count, but its threads add up.</summary>
    public static TimeSpan Processor() => Environment.CpuUsage.TotalTime;

    /// <summary>The median over the rounds, per run.</summary>
    public double MedianMicroseconds => Quantiles.Median(_rounds);

    /// <summary>Times one round.</summary>
    /// <returns>Microseconds per run.</returns>
    public double Round()
    {
        var start = _now();
        for (var i = 0; i < _repetitions; i++)
        {
            _run();
        }

        var time = (_now() - start).TotalMicroseconds / _repetitions;
        _rounds.Add(time);
        return time;
    }

    private static TimeSpan Wall() => Stopwatch.GetElapsedTime(0);
}
